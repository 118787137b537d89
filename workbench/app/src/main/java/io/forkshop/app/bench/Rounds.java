package io.forkshop.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Interleaved measuring: each round measures every subject once, and begins one subject later than
 * the round before, so that a busy minute of the machine falls on all of them.
 */
final class Rounds {
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    /** Something to measure. */
    interface Probe {
        double measure() throws InterruptedException;
    }

    /** A probe and what its numbers are called. */
    record Subject(String name, Probe probe) {}

    private final String what;
    private final String unit;
    private final int most;
    private final Duration budget;
    private final Consumer<String> progress;

    /** No round begins when the budget is spent; the first always does. */
    Rounds(String what, String unit, int most, Duration budget, Consumer<String> progress) {
        this.what = what;
        this.unit = unit;
        this.most = most;
        this.budget = budget;
        this.progress = progress;
    }

    /** In the order of the subjects. Each is measured {@code warmUps} times before it counts. */
    List<Samples> run(int warmUps, List<Subject> subjects) throws InterruptedException {
        progress.accept(what + ": warming up");
        for (int i = 0; i < warmUps; i++) {
            for (Subject subject : subjects) {
                subject.probe().measure();
            }
        }
        List<List<Double>> values = new ArrayList<>();
        subjects.forEach(subject -> values.add(new ArrayList<>()));
        measure(subjects, values);
        List<Samples> samples = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            samples.add(new Samples(what, subjects.get(i).name(), unit, values.get(i)));
        }
        return samples;
    }

    private void measure(List<Subject> subjects, List<List<Double>> values)
            throws InterruptedException {
        long start = System.nanoTime();
        long spoken = start;
        int round = 0;
        do {
            for (int i = 0; i < subjects.size(); i++) {
                int turn = (i + round) % subjects.size();
                values.get(turn).add(subjects.get(turn).probe().measure());
            }
            round++;
            if (System.nanoTime() - spoken > QUIET_NANOS) {
                spoken = System.nanoTime();
                progress.accept(what + ": " + count(round));
            }
        } while (round < most && System.nanoTime() - start < budget.toNanos());
        progress.accept(what + ": " + count(round) + ", done");
    }

    private static String count(int rounds) {
        return rounds + (rounds == 1 ? " round" : " rounds");
    }
}
