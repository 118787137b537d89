package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** C1.2: a process for each client is a start for each client; started beforehand, it is none. */
final class ProcessEach extends Measured {
    private static final int CLIENTS = 8;
    private static final int BEFOREHAND = 4;

    /** A process is started in more than the time of so many answers. */
    private static final int MUCH = 3;

    /** Who answered, and the middle one of the times from connecting to the answer. */
    private record Served(Set<Long> pids, double millis) {}

    ProcessEach(Texts texts) {
        super("C1.2", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", CLIENTS, BEFOREHAND));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Served each = served(lab, "bronze.java", seen);
        Served before = served(lab, "prefork.java", seen);
        boolean own = each.pids().size() == CLIENTS && before.pids().size() <= BEFOREHAND;
        boolean dear = each.millis() > MUCH * before.millis();
        String because = say(!own ? "shared" : dear ? "because" : "cheap");
        return report(String.valueOf(each.pids().size()), seen, own && dear, because);
    }

    private Served served(Lab lab, String listing, List<Observation> seen)
            throws IOException, InterruptedException {
        Set<Long> pids = new TreeSet<>();
        List<Double> times = new ArrayList<>();
        try (Model model = Model.start(lab, listing)) {
            for (int i = 0; i < CLIENTS; i++) {
                long began = System.nanoTime();
                pids.add(Model.pid(model.get("/")));
                times.add((System.nanoTime() - began) / 1e6);
            }
            pids.remove(model.pid()); // Whoever accepts should not serve.
        }
        Collections.sort(times);
        double middle = times.get(times.size() / 2);
        seen.add(Observation.of(say("saw.pids", listing, CLIENTS), pids.size()));
        seen.add(Observation.of(say("saw.time", listing), middle, "ms"));
        return new Served(pids, middle);
    }
}
