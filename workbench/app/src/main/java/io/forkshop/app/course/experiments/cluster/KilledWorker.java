package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.Policy;

import java.util.ArrayList;
import java.util.List;

/** C6.7: a killed worker takes along what it had accepted, and nothing else. */
final class KilledWorker extends Measured {
    private static final int CLIENTS = 6;
    private static final int AFTERWARDS = 30;

    /** Longer than it takes until the worker is killed, or it could not be measured. */
    private static final String LONG = "/slow?ms=1500";

    KilledWorker(Texts texts) {
        super("C6.7", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", CLIENTS, CLIENTS / 2));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        try (Fleet fleet = Fleet.of(lab, "web.java", 2, Policy.ROUND_ROBIN)) {
            Clients waiting = new Clients(lab, fleet.port());
            List<Visitor> visitors = visitors(fleet, waiting);
            long victim = fleet.slot(1).pid().orElse(-1);
            long had = fleet.slot(1).served().orElse(0);
            fleet.kill(1);
            Clients late = new Clients(lab, fleet.port());
            late.ask("/", AFTERWARDS);
            for (Visitor visitor : visitors) {
                if (waiting.answer(visitor) == victim) {
                    throw new NotMeasured(say("busy"));
                }
            }
            fleet.until("another worker listens", fleet::listens);
            seen.add(Observation.of(say("saw.had"), had));
            seen.add(Observation.of(say("saw.lost", CLIENTS), waiting.failed()));
            seen.add(Observation.of(say("saw.late", AFTERWARDS), late.failed()));
            seen.add(Observation.of(say("saw.died"), fleet.count(Kind.DIED)));
            boolean held = had > 0 && waiting.failed() == had && late.failed() == 0;
            return report(
                    String.valueOf(waiting.failed()),
                    seen,
                    held,
                    say(held ? "because" : "otherwise"));
        }
    }

    /** Each has sent its request before the next one comes, so that the workers take turns. */
    private static List<Visitor> visitors(Fleet fleet, Clients clients)
            throws InterruptedException {
        List<Visitor> visitors = new ArrayList<>();
        while (visitors.size() < CLIENTS) {
            Visitor visitor = clients.visit();
            clients.begin(visitor, LONG);
            visitors.add(visitor);
            fleet.until("a worker has taken it", () -> fleet.served() >= visitors.size());
        }
        return visitors;
    }
}
