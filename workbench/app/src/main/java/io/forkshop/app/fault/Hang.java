package io.forkshop.app.fault;

import io.forkshop.runtime.cluster.ClusterEvent.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A worker that waits for ever: alive, and of no use. */
final class Hang extends Fault {
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Override
    public String claim(Scene scene) {
        return scene.who()
                + " lives, but takes no connection and answers no heartbeat (one every "
                + scene.cluster.rules().heartbeat().toSeconds()
                + " s). Within 15 s the supervisor finds it hung and kills it, and another worker"
                + " listens in "
                + scene.slot
                + "; nobody who connects meanwhile is refused or loses the connection.";
    }

    @Override
    public Finding happen(Scene scene) throws InterruptedException {
        if (!scene.obeys("hang")) {
            return scene.disobeyed("hang");
        }
        scene.acts(scene.who() + " hangs.");
        try (Traffic traffic = Traffic.trickle(scene.address)) {
            scene.until(PATIENCE, scene::succeeded);
            Tally tally = traffic.tally();
            List<Check> checks = new ArrayList<>();
            long found = scene.first(Kind.STUCK);
            checks.add(
                    new Check(
                            found >= 0,
                            found < 0
                                    ? "nobody noticed that " + scene.who() + " hangs"
                                    : "it was found after " + found + " ms"));
            checks.addAll(replaced(scene, WITHIN, tally));
            int lost = tally.count(Answer.Kind.LOST);
            checks.add(new Check(lost == 0, lost + " connections were lost with it"));
            String left = "It still hangs: 'cluster kill " + scene.slot + "' replaces it.";
            return new Finding(checks, scene.succeeded() ? "" : left);
        }
    }
}
