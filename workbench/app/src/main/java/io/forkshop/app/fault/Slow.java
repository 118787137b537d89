package io.forkshop.app.fault;

import io.forkshop.runtime.cluster.LeastBusy;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.SharedHandle;

import java.time.Duration;
import java.util.List;

/** A worker that takes its work as ever and is late with all of it. */
final class Slow extends Fault {
    private static final int CLIENTS = 4;
    private static final int REQUESTS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String claim(Scene scene) {
        int slots = scene.cluster.status().size();
        String fair = REQUESTS + " requests by " + CLIENTS + " clients at once: ";
        String all = scene.who() + " answers half a second late. " + fair;
        String share = REQUESTS / slots + " would be its share. ";
        return all
                + share
                + expected(scene.cluster.options().policy(), scene.slot)
                + " Nobody restarts it: it is slow, not dead.";
    }

    private static String expected(Policy policy, String slot) {
        return switch (policy) {
            case LeastBusy least ->
                    "Least busy looks at open connections: "
                            + slot
                            + " gets less than half of its share.";
            case SharedHandle shared ->
                    "The system gives each to whoever accepts first, and "
                            + slot
                            + " accepts as fast as before: it gets half of its share at least.";
            default ->
                    "Round robin looks at turns, not at load: "
                            + slot
                            + " gets half of its share at least.";
        };
    }

    @Override
    public Finding happen(Scene scene) throws InterruptedException {
        int slots = scene.cluster.status().size();
        if (slots < 2) {
            return Finding.nothingDone(
                    "With one worker there is nothing to compare; 'cluster scale 2' starts"
                            + " another.");
        }
        if (!scene.obeys("slow")) {
            return scene.disobeyed("slow");
        }
        int restarts = scene.cluster.slot(scene.slot).restarts();
        scene.acts(scene.who() + " is slow.");
        try (Traffic traffic = new Traffic(scene.address, CLIENTS, REQUESTS)) {
            boolean done = scene.until(PATIENCE, traffic::done);
            Tally tally = traffic.tally();
            int its = tally.from(scene.victim.pid());
            boolean spared = scene.cluster.options().policy() instanceof LeastBusy;
            boolean little = 2 * its * slots < REQUESTS;
            int more = scene.cluster.slot(scene.slot).restarts() - restarts;
            return new Finding(
                    List.of(
                            new Check(
                                    done && spared == little,
                                    its + " of " + REQUESTS + " requests went to " + scene.who()),
                            new Check(more == 0, "it was restarted " + more + " times"),
                            Fault.notTurnedAway(tally)),
                    "It stays slow: 'cluster kill " + scene.slot + "' replaces it.");
        }
    }
}
