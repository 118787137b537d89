package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** From a fork to the worker's first message: two JVM workers against Node's. */
final class ForkFigures implements Part {
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final int MOST = 60;
    private static final int WARM_UPS = 4;

    @Override
    public List<String> figures() {
        return List.of("fork-smallest", "fork-learner");
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        if (Programs.node().isEmpty()) {
            return Findings.absent(figures(), Programs.NO_NODE);
        }
        try (ForkProbe node = ForkProbe.node(scratch.script("parent.js"));
                ForkProbe jvm = ForkProbe.jvm(scratch.classes(SmallestWorker.class))) {
            List<Samples> samples = rounds(settings).run(WARM_UPS, subjects(node, jvm, settings));
            Samples rival = samples.getFirst();
            List<Figure> found =
                    List.of(
                            Figure.atMost(0.5, "fork-smallest", samples.get(1).over(rival)),
                            Figure.atMost(0.6, "fork-learner", samples.get(2).over(rival)));
            return Findings.of(samples, found);
        }
    }

    private static List<Subject> subjects(ForkProbe node, ForkProbe jvm, Settings settings) {
        Path script = settings.listing("hello.js");
        Path learner = settings.listing("hello.java");
        String smallest = SmallestWorker.class.getName();
        return List.of(
                new Subject("node", () -> node.firstMessage(script.toString())),
                new Subject("JVM, smallest", () -> jvm.firstMessage(smallest)),
                new Subject("JVM, learner's", () -> jvm.firstMessage(learner.toString())));
    }

    private static Rounds rounds(Settings settings) {
        int most = Math.min(MOST, settings.rounds());
        return new Rounds("fork to message", "ms", most, BUDGET, settings.progress());
    }
}
