package io.forkshop.app.fault;

import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.Intensity;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Worker after worker that dies as soon as it listens. */
final class CrashLoop extends Fault {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private long told; // the worker that has been told to crash, by pid

    @Override
    public String claim(Scene scene) {
        Intensity limit = scene.cluster.rules().intensity();
        return "Every worker of "
                + scene.slot
                + " dies as soon as it listens. After "
                + (limit.restarts() + 1)
                + " deaths within "
                + limit.within().toSeconds()
                + " s the supervisor gives "
                + scene.slot
                + " up: failed, and no more are started."
                + (others(scene) > 0 ? " The other slots go on, and nobody is refused." : "");
    }

    private static int others(Scene scene) {
        return scene.cluster.status().size() - 1;
    }

    @Override
    public Finding happen(Scene scene) throws InterruptedException {
        List<OptionalLong> before = pidsOfOthers(scene);
        scene.acts("Each worker of " + scene.slot + " is told to crash.");
        if (!crash(scene)) {
            return scene.disobeyed("crash");
        }
        try (Traffic traffic = Traffic.trickle(scene.address)) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!failed(scene) && System.nanoTime() < end) {
                scene.until(PATIENCE, () -> failed(scene) || anotherListens(scene));
                crash(scene);
            }
            return new Finding(
                    checks(scene, before, traffic.tally()),
                    failed(scene) ? "'cluster retry " + scene.slot + "' starts it anew." : "");
        }
    }

    private List<Check> checks(Scene scene, List<OptionalLong> before, Tally tally) {
        List<Check> checks = new ArrayList<>();
        SlotStatus now = scene.cluster.slot(scene.slot);
        int wanted = scene.cluster.rules().intensity().restarts() + 1;
        checks.add(
                new Check(
                        failed(scene) && scene.count(Kind.DIED) <= wanted,
                        scene.count(Kind.DIED)
                                + " deaths in "
                                + scene.first(Kind.FAILED)
                                + " ms; "
                                + state(scene)
                                + ": "
                                + now.tally()));
        if (others(scene) > 0) {
            checks.add(
                    new Check(
                            before.equals(pidsOfOthers(scene)),
                            "the others "
                                    + (before.equals(pidsOfOthers(scene)) ? "are" : "are not")
                                    + " who they were"));
            checks.add(notTurnedAway(tally));
        }
        return checks;
    }

    private static boolean failed(Scene scene) {
        return scene.cluster.slot(scene.slot).state() == SlotState.FAILED;
    }

    private boolean anotherListens(Scene scene) {
        SlotStatus now = scene.cluster.slot(scene.slot);
        return now.state() == SlotState.LISTENING && now.pid().orElse(told) != told;
    }

    /** False when the worker that listens there now does not do as it is told. */
    private boolean crash(Scene scene) throws InterruptedException {
        if (!anotherListens(scene)) {
            return true;
        }
        told = scene.cluster.slot(scene.slot).pid().orElse(told);
        return scene.obeys("crash");
    }

    private static List<OptionalLong> pidsOfOthers(Scene scene) {
        return scene.cluster.status().stream()
                .filter(slot -> !slot.name().equals(scene.slot))
                .map(SlotStatus::pid)
                .toList();
    }
}
