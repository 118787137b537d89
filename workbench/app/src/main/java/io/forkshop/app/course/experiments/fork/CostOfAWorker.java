package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * C2.2: a worker costs a whole runtime, in time and in memory; the old rule of thumb is checked.
 */
final class CostOfAWorker extends Measured {
    private static final int ROUNDS = 5;
    private static final double LEAST_MILLIS = 5;
    private static final double LEAST_MEGABYTES = 5;

    private final double leastMillis;
    private final double leastMegabytes;

    CostOfAWorker(Texts texts) {
        this(texts, LEAST_MILLIS, LEAST_MEGABYTES);
    }

    /** A claim of other figures. */
    CostOfAWorker(Texts texts, double leastMillis, double leastMegabytes) {
        super("C2.2", texts);
        this.leastMillis = leastMillis;
        this.leastMegabytes = leastMegabytes;
    }

    @Override
    public Question question() {
        return Question.number(say("question"), 0.35);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        List<String> twins = lab.twins("hello");
        List<List<LabWorker>> workers = new ArrayList<>();
        for (String listing : twins) {
            greeted(lab, listing).close(); // The first run compiles, and reads the files from disk.
            workers.add(new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < twins.size(); kind++) {
                workers.get(kind).add(greeted(lab, twins.get(kind)));
            }
        }
        boolean held = true;
        for (int kind = 0; kind < twins.size(); kind++) {
            held &= costs(twins.get(kind), workers.get(kind), seen);
        }
        double first = median(workers.getFirst().stream().map(LabWorker::firstMessageMillis));
        String because = say("because", ROUNDS) + (lab.hasNode() ? "" : " " + say("nonode"));
        return report(String.format("%.0f ms", first), seen, held, because);
    }

    private static LabWorker greeted(Lab lab, String listing) throws InterruptedException {
        LabWorker worker = lab.fork(listing);
        worker.next();
        return worker;
    }

    private boolean costs(String listing, List<LabWorker> alive, List<Observation> seen) {
        double millis = median(alive.stream().map(LabWorker::firstMessageMillis));
        double pss = median(alive.stream().map(w -> ProcFiles.pssMegabytes(w.pid())));
        double rss = median(alive.stream().map(w -> ProcFiles.rssMegabytes(w.pid())));
        seen.add(Observation.of(say("saw.time", listing), millis, "ms"));
        seen.add(Observation.of(say("saw.pss", listing), pss, "MiB"));
        seen.add(Observation.of(say("saw.rss", listing), rss, "MiB"));
        return millis >= leastMillis && pss >= leastMegabytes;
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
