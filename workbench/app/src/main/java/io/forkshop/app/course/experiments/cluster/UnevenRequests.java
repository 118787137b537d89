package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.runtime.cluster.Policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * C6.5: every other request is long. Taking turns gives all the long ones to one worker; looking at
 * who has how many open does not.
 */
final class UnevenRequests extends Measured {
    private static final int WORKERS = 2;
    private static final int LONG_ONES = 4;

    /** Longer than it takes to make all requests, or it could not be measured. */
    private static final String LONG = "/slow?ms=1500";

    private final Policy byLoad;

    /**
     * @param byLoad the policy that is said to look at the load
     */
    UnevenRequests(Texts texts, Policy byLoad) {
        super("C6.5", texts);
        this.byLoad = byLoad;
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS, 2 * LONG_ONES, LONG_ONES));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        int turns = most(lab, Policy.ROUND_ROBIN);
        seen.add(Observation.of(say("saw.turns", LONG_ONES), turns));
        int load = most(lab, byLoad);
        seen.add(Observation.of(say("saw.load", LONG_ONES), load));
        boolean held = turns == LONG_ONES && load == LONG_ONES / WORKERS;
        return report(String.valueOf(turns), seen, held, say(held ? "because" : "otherwise"));
    }

    /** How many of the long requests the worker has that has most of them. */
    private int most(Lab lab, Policy policy) throws InterruptedException {
        try (Fleet fleet = Fleet.of(lab, "web.java", WORKERS, policy)) {
            Clients clients = new Clients(lab, fleet.port());
            List<Visitor> waiting = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < LONG_ONES; i++) {
                Visitor client = clients.visit();
                clients.begin(client, LONG);
                waiting.add(client);
                settled(fleet, 2 * i + 1, i + 1, policy);
                clients.ask("/");
                settled(fleet, 2 * i + 2, i + 1, policy);
            }
            if (System.nanoTime() - began > 1_400_000_000L) {
                throw new NotMeasured(say("busy"));
            }
            Map<Long, Integer> byPid = new TreeMap<>();
            for (Visitor client : waiting) {
                byPid.merge(clients.answer(client), 1, Integer::sum);
            }
            return Collections.max(byPid.values());
        }
    }

    /** The primary knows what the workers have taken, and of those who say so, what is over. */
    private static void settled(Fleet fleet, int served, int open, Policy policy)
            throws InterruptedException {
        boolean told = policy == Policy.LEAST_BUSY;
        fleet.until(
                "the workers have taken " + served + " connections, and " + open + " are open",
                () -> fleet.served() >= served && (!told || fleet.open() <= open));
    }
}
