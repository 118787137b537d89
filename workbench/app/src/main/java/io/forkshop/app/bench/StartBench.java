package io.forkshop.app.bench;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.WorkerArchive;

import java.io.IOException;
import java.util.List;

/** How fast things start: the prompt against node's and jshell's, a worker against Node's. */
final class StartBench implements Bench {
    /** Some of the figures, which are measured together. */
    interface Part {
        List<String> figures();

        Findings measure(Settings settings, Scratch scratch) throws InterruptedException;
    }

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
        prepareArchive(settings);
        Findings all = Findings.none();
        try (Scratch scratch = Scratch.create()) {
            for (Part part : PARTS) {
                all = all.and(measure(part, settings, scratch));
            }
        }
        return all;
    }

    /** One part's failure leaves the others their figures. */
    private static Findings measure(Part part, Settings settings, Scratch scratch)
            throws InterruptedException {
        try {
            return part.measure(settings, scratch);
        } catch (ForkshopException e) {
            if (scratch.closed()) {
                throw new InterruptedException("the VM is ending");
            }
            return Findings.broken(part.figures(), e.getMessage());
        }
    }

    /** Workers are measured as they are at their best in daily use: with their archive made. */
    private static void prepareArchive(Settings settings) throws InterruptedException {
        try {
            WorkerArchive.prepare();
        } catch (IOException e) {
            settings.progress()
                    .accept(
                            "JVM workers start without their class-data archive: "
                                    + e.getMessage());
        }
    }
}
