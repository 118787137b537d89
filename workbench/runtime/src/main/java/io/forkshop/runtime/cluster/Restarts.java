package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What follows when a slot has lost its worker: {@link Deaths} decides, this does. */
final class Restarts {
    private final Crew crew;
    private final Loop loop;
    private final Supervision rules;
    private final Teller teller;
    private final long zero = System.nanoTime();

    Restarts(Crew crew, Loop loop, Supervision rules, Teller teller) {
        this.crew = crew;
        this.loop = loop;
        this.rules = rules;
        this.teller = teller;
    }

    /** The slot is empty now; its worker had lived so long. */
    void crashed(Slot slot, Duration lived, String what, boolean failed) {
        slot.lastEnd = what;
        Duration at = Duration.ofNanos(System.nanoTime() - zero);
        slot.deaths = slot.deaths.and(new Death(at, lived, what, failed));
        follow(slot, slot.deaths.next(rules, ThreadLocalRandom.current().nextDouble()));
    }

    /** No worker can do better: the place is taken, or not ours to have. */
    void hopeless(Slot slot, Duration lived, String what) {
        slot.lastEnd = what;
        Duration at = Duration.ofNanos(System.nanoTime() - zero);
        slot.deaths = slot.deaths.and(new Death(at, lived, what, true));
        follow(slot, new Next.GiveUp(what));
    }

    private void follow(Slot slot, Next next) {
        switch (next) {
            case Next.StartAfter(Duration pause) -> {
                slot.state = SlotState.BACKING_OFF;
                slot.pause(loop.after(pause, () -> restart(slot)));
                teller.tell(Kind.RESTARTING, slot, "restarts in " + Teller.text(pause));
            }
            case Next.GiveUp(String why) -> {
                slot.state = SlotState.FAILED;
                teller.tell(Kind.FAILED, slot, "failed: " + why + "; retry starts it anew");
            }
            case Next.Rest() -> slot.state = SlotState.EMPTY;
        }
    }

    private void restart(Slot slot) {
        slot.restarts++;
        try {
            crew.settle(slot, crew.start(slot, crew.options()));
        } catch (ForkshopException e) { // The file has gone, or does not compile any more.
            crashed(slot, Duration.ZERO, e.getMessage(), true);
        }
    }
}
