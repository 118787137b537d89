package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.cluster.Supervision;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** C6.3: whoever dies is replaced; a slot in which everybody dies is given up, and only that. */
final class CrashLoop extends Measured {
    /** So many restarts within a minute. */
    static final int RESTARTS = 3;

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int REQUESTS = 10;
    private static final Map<String, String> CRASH = Map.of("fault", "crash");

    private final int allowed;

    /**
     * @param allowed how many restarts the supervisor really allows; the claim is about {@link
     *     #RESTARTS}
     */
    CrashLoop(Texts texts, int allowed) {
        super("C6.3", texts);
        this.allowed = allowed;
    }

    @Override
    public Question question() {
        return Question.count(say("question", RESTARTS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Supervision rules = Fleet.RULES.intensity(allowed, WITHIN);
        Fleet fleet = Fleet.of(lab, Fleet.options(lab, "web.java"), 2, rules);
        long sibling = fleet.slot(2).pid().orElse(0);
        for (int deaths = 0; deaths <= RESTARTS && !givenUp(fleet); deaths++) {
            crash(fleet);
        }
        SlotStatus slot = fleet.slot(1);
        long started = fleet.count(Kind.STARTED) - 1; // All but the sibling were for this slot.
        int served = new Clients(lab, fleet.port()).ask("/", REQUESTS).getOrDefault(sibling, 0);
        seen.add(Observation.of(say("saw.started"), started));
        seen.add(Observation.of(say("saw.ends"), slot.tally()));
        seen.add(Observation.of(say("saw.state"), slot.state().name().toLowerCase()));
        seen.add(Observation.of(say("saw.served", REQUESTS), served));
        boolean held = givenUp(fleet) && started == RESTARTS + 1 && served == REQUESTS;
        return report(String.valueOf(started), seen, held, say(held ? "because" : "otherwise"));
    }

    /** Tells the worker to crash, and waits for the next one, or for nobody ever again. */
    private static void crash(Fleet fleet) throws InterruptedException {
        long pid = fleet.slot(1).pid().orElse(-1);
        fleet.send(1, CRASH);
        fleet.until("the worker that was told to crash has", () -> died(fleet, pid));
        fleet.until("its slot is decided about", () -> decided(fleet, pid));
    }

    private static boolean died(Fleet fleet, long pid) {
        return fleet.indexOf(Kind.DIED, pid) >= 0;
    }

    private static boolean decided(Fleet fleet, long pid) throws InterruptedException {
        SlotStatus slot = fleet.slot(1);
        boolean another = slot.state() == SlotState.LISTENING && slot.pid().orElse(pid) != pid;
        return another || givenUp(fleet);
    }

    private static boolean givenUp(Fleet fleet) throws InterruptedException {
        return fleet.slot(1).state() == SlotState.FAILED;
    }
}
