package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.ReloadResult;

import java.util.Collections;
import java.util.List;

/**
 * C6.4: a new version comes in under load without a lost request; a broken one does not come in.
 */
final class ReloadUnderLoad extends Measured {
    private static final int WORKERS = 2;
    private static final int CLIENTS = 2;
    private static final int ENOUGH = 20;

    ReloadUnderLoad(Texts texts) {
        super("C6.4", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", CLIENTS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Fleet fleet = Fleet.of(lab, "web.java", WORKERS, Policy.ROUND_ROBIN);
        try (Crowd crowd = new Crowd(new Clients(lab, fleet.port()), CLIENTS)) {
            boolean renewed = reloads(fleet, crowd, seen);
            boolean kept = refuses(lab, fleet, crowd, seen);
            int failed = crowd.failed();
            seen.add(Observation.of(say("saw.answered"), crowd.answered()));
            seen.add(Observation.of(say("saw.failed"), failed));
            String because = say(failed > 0 ? "lost" : renewed && kept ? "because" : "otherwise");
            return report(String.valueOf(failed), seen, renewed && kept && failed == 0, because);
        }
    }

    /** Whether all workers are others afterwards. */
    private boolean reloads(Fleet fleet, Crowd crowd, List<Observation> seen)
            throws InterruptedException {
        more(fleet, crowd);
        List<Long> before = fleet.pids();
        boolean done = fleet.reload(fleet.options()).done();
        more(fleet, crowd);
        List<Long> after = fleet.pids();
        seen.add(Observation.of(say("saw.before"), before));
        seen.add(Observation.of(say("saw.after"), after));
        return done && Collections.disjoint(before, after) && after.size() == WORKERS;
    }

    /** Whether the broken version stayed out. */
    private boolean refuses(Lab lab, Fleet fleet, Crowd crowd, List<Observation> seen)
            throws InterruptedException {
        List<Long> before = fleet.pids();
        ReloadResult result = fleet.reload(Fleet.options(lab, "broken.java"));
        more(fleet, crowd);
        seen.add(Observation.of(say("saw.broken"), say(result.done() ? "in" : "out")));
        return !result.done() && fleet.pids().equals(before);
    }

    private static void more(Fleet fleet, Crowd crowd) throws InterruptedException {
        int enough = crowd.asked() + ENOUGH;
        fleet.until(ENOUGH + " more requests were made", () -> crowd.asked() >= enough);
    }
}
