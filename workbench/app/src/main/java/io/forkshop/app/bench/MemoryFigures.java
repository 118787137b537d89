package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The memory of four workers that are alive at once, ours against Node's. */
final class MemoryFigures implements Part {
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final int MOST = 9;

    @Override
    public List<String> figures() {
        return List.of("pss-of-four");
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        if (Programs.node().isEmpty()) {
            return Findings.absent(figures(), Programs.NO_NODE);
        }
        if (!MemoryProbe.available()) {
            return Findings.absent(figures(), "this system has no /proc/PID/smaps_rollup");
        }
        Path parent = scratch.script("parent.js");
        Path script = settings.listing("hello.js");
        Path learner = settings.listing("hello.java");
        Subject node = new Subject("node", () -> MemoryProbe.node(parent, script));
        Subject jvm = new Subject("JVM, learner's", () -> MemoryProbe.jvm(learner));
        int most = Math.min(MOST, settings.rounds());
        Rounds rounds = new Rounds("PSS of four", "MiB", most, BUDGET, settings.progress());
        List<Samples> samples = rounds.run(1, List.of(node, jvm));
        double ratio = samples.get(1).over(samples.get(0));
        return Findings.of(samples, List.of(Figure.atMost(1.3, "pss-of-four", ratio)));
    }
}
