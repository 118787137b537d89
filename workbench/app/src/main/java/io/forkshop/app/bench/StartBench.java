package io.forkshop.app.bench;

import java.util.List;

/** How fast things start: the prompt against node's and jshell's, a worker against Node's. */
final class StartBench implements Bench {
    private static final List<Part> PARTS =
            List.of(new PromptFigures(), new ForkFigures(), new MemoryFigures());

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "first prompt, fork to first message and memory, against node and jshell";
    }

    @Override
    public Findings run(Settings settings) throws InterruptedException {
        Parts.prepareArchive(settings);
        return Parts.measure(PARTS, settings);
    }
}
