package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.runtime.cluster.Policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** C6.1: connections are shared out, in turn; what comes over one connection goes to one worker. */
final class HundredConnections extends Measured {
    private static final int WORKERS = 4;
    private static final int TIMES = 100;

    /** A fair share is 25; one turn more or less is not what this is about. */
    private static final int LEAST = 22;

    private static final int MOST = 28;

    private final Policy policy;

    HundredConnections(Texts texts, Policy policy) {
        super("C6.1", texts);
        this.policy = policy;
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS, TIMES));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Map<Long, Integer> kept = new TreeMap<>();
        boolean fair;
        try (Fleet fleet = Fleet.of(lab, "web.java", WORKERS, policy)) {
            Clients clients = new Clients(lab, fleet.port());
            Map<Long, Integer> fresh = oneByOne(fleet, clients);
            seen.add(Observation.of(say("saw.fresh", TIMES), counts(fresh)));
            fair = fresh.size() == WORKERS;
            fair &= fresh.values().stream().allMatch(n -> LEAST <= n && n <= MOST);
            Visitor client = clients.visit();
            for (int i = 0; i < TIMES; i++) {
                kept.merge(clients.ask(client, "/"), 1, Integer::sum);
            }
            seen.add(Observation.of(say("saw.kept", TIMES), counts(kept)));
        }
        raced(lab, seen);
        boolean pinned = kept.size() == 1 && !kept.containsKey(0L);
        String because = say(!fair ? "unfair" : pinned ? "because" : "moved");
        return report(String.valueOf(kept.size()), seen, fair && pinned, because);
    }

    /**
     * The primary has heard that one was taken before the next one comes: on a busy machine the
     * answer may be here before that is, and the worker would miss its turn.
     */
    private static Map<Long, Integer> oneByOne(Fleet fleet, Clients clients)
            throws InterruptedException {
        Map<Long, Integer> byPid = new TreeMap<>();
        for (int i = 1; i <= TIMES; i++) {
            byPid.merge(clients.ask("/"), 1, Integer::sum);
            int answered = i - clients.failed();
            fleet.until("a worker has taken it", () -> fleet.served() >= answered);
        }
        return byPid;
    }

    /** Nobody promises anything here, so nothing is decided by it. */
    private void raced(Lab lab, List<Observation> seen) throws InterruptedException {
        try (Fleet fleet = Fleet.of(lab, "web.java", WORKERS, Policy.SHARED)) {
            Map<Long, Integer> fresh = new Clients(lab, fleet.port()).ask("/", TIMES);
            seen.add(Observation.of(say("saw.shared", TIMES), counts(fresh)));
        }
    }

    private static String counts(Map<Long, Integer> byPid) {
        return byPid.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
