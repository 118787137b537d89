package io.forkshop.app.fault;

import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.inspect.ProcessRow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A worker that keeps all memory it ever asked for. */
final class Leak extends Fault {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long LEAST_KIB = 16 * 1024;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ProcFs proc = new ProcFs();
    private long looked;
    private long most;

    @Override
    public String claim(Scene scene) {
        return "The memory of "
                + scene.who()
                + " grows until its VM may have no more, and it dies of that, not by the"
                + " supervisor's hand; another worker listens in "
                + scene.slot
                + " within 30 s; nobody who connects meanwhile is refused.";
    }

    @Override
    public Finding happen(Scene scene) throws InterruptedException {
        long before = resident(scene);
        if (!scene.obeys("leak")) {
            return scene.disobeyed("leak");
        }
        scene.acts(scene.who() + " leaks.");
        try (Traffic traffic = Traffic.trickle(scene.address)) {
            scene.until(PATIENCE, () -> grows(scene) && scene.succeeded());
            List<Check> checks = new ArrayList<>();
            checks.add(
                    new Check(
                            most - before >= LEAST_KIB,
                            "its memory grew from "
                                    + before / 1024
                                    + " MiB to "
                                    + most / 1024
                                    + " MiB or more"));
            checks.addAll(replaced(scene, WITHIN, traffic.tally()));
            return new Finding(checks, "");
        }
    }

    /** Looks at its memory, not too often; always true, so that it can stand in a condition. */
    private boolean grows(Scene scene) {
        if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
            most = Math.max(most, resident(scene));
            looked = System.nanoTime();
        }
        return true;
    }

    private long resident(Scene scene) {
        ProcessRow row = proc.all().get(scene.victim.pid());
        return row == null ? 0 : row.residentKib();
    }
}
