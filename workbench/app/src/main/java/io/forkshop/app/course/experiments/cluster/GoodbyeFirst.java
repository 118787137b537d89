package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.Policy;

import java.util.List;
import java.util.Map;

/**
 * C6.3b: a worker that says goodbye before it ends is replaced first, and keeps its clients; one
 * that just dies does neither.
 */
final class GoodbyeFirst extends Measured {
    /** Who was there first, and whether the client that was connected had its answer. */
    private record Ending(boolean newFirst, boolean answered) {}

    private interface Failure {
        void of(Fleet fleet, Clients clients) throws InterruptedException;
    }

    GoodbyeFirst(Texts texts) {
        super("C6.3b", texts);
    }

    @Override
    public Question question() {
        return choice("new", "old");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Ending polite = ending(lab, "polite.java", (fleet, clients) -> clients.ask("/boom"));
        tell("polite.java", polite, seen);
        Map<String, String> crash = Map.of("fault", "crash");
        Ending rude = ending(lab, "web.java", (fleet, clients) -> fleet.send(1, crash));
        tell("web.java", rude, seen);
        boolean held = polite.newFirst() && polite.answered();
        held &= !rude.newFirst() && !rude.answered();
        String answer = say(polite.newFirst() ? "new" : "old");
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private void tell(String listing, Ending ending, List<Observation> seen) {
        seen.add(Observation.of(say("saw.first", listing), say(ending.newFirst ? "new" : "old")));
        seen.add(Observation.of(say("saw.client", listing), say(ending.answered ? "yes" : "no")));
    }

    /** One worker, one client with a connection to it, one failure. */
    private static Ending ending(Lab lab, String listing, Failure failure)
            throws InterruptedException {
        try (Fleet fleet = Fleet.of(lab, listing, 1, Policy.ROUND_ROBIN)) {
            Clients clients = new Clients(lab, fleet.port());
            long old = fleet.slot(1).pid().orElse(-1);
            Visitor client = clients.visit();
            clients.ask(client, "/");
            failure.of(fleet, clients);
            fleet.until("its successor listens", () -> successor(fleet, old) >= 0);
            boolean answered = clients.ask(client, "/") == old;
            client.close();
            fleet.until("the old one has ended", () -> end(fleet, old) >= 0);
            return new Ending(successor(fleet, old) < end(fleet, old), answered);
        }
    }

    /** When its successor first listened; -1 if none did. */
    private static int successor(Fleet fleet, long old) {
        List<ClusterEvent> events = fleet.events();
        for (int i = 0; i < events.size(); i++) {
            ClusterEvent event = events.get(i);
            if (event.kind() == Kind.LISTENING && event.pid().orElse(old) != old) {
                return i;
            }
        }
        return -1;
    }

    /** When its process was gone: whoever says goodbye is called dead before that. */
    private static int end(Fleet fleet, long old) {
        boolean polite = fleet.indexOf(Kind.LEAVING, old) >= 0;
        return fleet.indexOf(polite ? Kind.LEFT : Kind.DIED, old);
    }
}
