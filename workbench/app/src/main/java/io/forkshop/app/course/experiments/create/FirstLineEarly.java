package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Ran;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** C3.1: spawn hands on what a program writes while it runs; exec tells all of it at the end. */
final class FirstLineEarly extends Measured {
    private static final String SCRIPT = "slow.sh";

    /** What comes so shortly before the end may as well have been written at the end. */
    private static final double EARLY_MILLIS = 250;

    FirstLineEarly(Texts texts) {
        super("C3.1", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected boolean wantsQuiet() {
        return true;
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Path script = lab.listing(SCRIPT);
        long began = System.nanoTime();
        LabWorker spawned = lab.spawn("sh", script.toString());
        List<Double> lines = new ArrayList<>();
        for (Optional<String> line = spawned.nextLineOrEnd();
                line.isPresent();
                line = spawned.nextLineOrEnd()) {
            lines.add(millis(began));
        }
        spawned.end();
        double end = millis(began);
        long early = lines.stream().filter(at -> end - at > EARLY_MILLIS).count();
        seen.add(Observation.of(say("saw.first"), lines.isEmpty() ? end : lines.getFirst(), "ms"));
        seen.add(Observation.of(say("saw.early"), early));
        seen.add(Observation.of(say("saw.end"), end, "ms"));
        began = System.nanoTime();
        Ran exec = lab.exec(script.getParent(), "sh " + SCRIPT);
        double told = millis(began);
        long count = exec.out().lines().count();
        seen.add(Observation.of(say("saw.exec", count), told, "ms"));
        boolean held = early > 0 && count == lines.size() && told > end / 2;
        return report(String.valueOf(early), seen, held, say(held ? "because" : "otherwise"));
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
