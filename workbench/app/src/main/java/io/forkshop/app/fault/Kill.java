package io.forkshop.app.fault;

import io.forkshop.runtime.process.Signal;

import java.time.Duration;

/** SIGKILL, which no worker can prepare for. */
final class Kill extends Fault {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String claim(Scene scene) {
        return scene.who()
                + " dies of SIGKILL; another worker listens in "
                + scene.slot
                + " within 5 s, at the same port; nobody who connects meanwhile is refused.";
    }

    @Override
    public Finding happen(Scene scene) throws InterruptedException {
        try (Traffic traffic = Traffic.trickle(scene.address)) {
            scene.victim.child().kill(Signal.SIGKILL);
            scene.acts("SIGKILL delivered to " + scene.who() + ".");
            scene.until(PATIENCE, scene::succeeded);
            return new Finding(
                    replaced(scene, WITHIN, traffic.tally()),
                    traffic.tally().count(Answer.Kind.LOST) == 0
                            ? ""
                            : "Lost are those that it had accepted and not yet answered: nobody"
                                    + " else can know what it had done for them.");
        }
    }
}
