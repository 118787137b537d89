package io.forkshop.app.bench;

import io.forkshop.app.bench.Fleet.Plan;
import io.forkshop.app.bench.Procedure.Rivals;
import io.forkshop.app.bench.Procedure.Starter;
import io.forkshop.app.bench.Tally.Outcome;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** REL-2 and REL-24: a worker that SIGSTOP keeps from answering. */
final class StoppedWorker {
    private static final int CLIENTS = 50;

    private StoppedWorker() {}

    /** Whatever it was handed, others answer when it is killed. */
    static Procedure killed() {
        String name = "REL-2 stop a worker, connect 50, kill it";
        return new Procedure(
                name, Rivals.NODE_AND_PM2, (starter, settings, scratch) -> killed(starter));
    }

    private static Trial killed(Starter starter) throws InterruptedException {
        try (Fleet fleet = starter.start(Plan.FOUR)) {
            Asker asker = new Asker(fleet.port(4, 0), Duration.ofSeconds(5));
            long victim = fleet.pids().getFirst();
            Fleet.signal(victim, Signal.SIGSTOP);
            Beside killer =
                    Beside.run(
                            "kills",
                            () -> {
                                awaitAll(asker.tally(), CLIENTS - 5);
                                Fleet.signal(victim, Signal.SIGKILL);
                            });
            asker.atOnce(CLIENTS, () -> {});
            killer.await();
            boolean held = asker.tally().count(Outcome.OK) == CLIENTS;
            return Trial.of("REL-2 stopped", fleet, Trial.told(asker.tally()), "", held);
        }
    }

    /** Until most are answered; a second at most: some never are. */
    private static void awaitAll(Tally tally, int most) {
        long deadline = System.nanoTime() + 1_000_000_000;
        while (tally.all() < most && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Nobody kills it: the supervisor must find it. Node's cluster has nobody who would. */
    static Procedure found() {
        return new Procedure(
                "REL-24 stop a worker and leave it so",
                Rivals.NONE,
                (starter, settings, scratch) -> found(starter));
    }

    private static Trial found(Starter starter) throws InterruptedException {
        try (Fleet fleet = starter.start(Plan.FOUR)) {
            Asker asker = new Asker(fleet.port(4, 0), Duration.ofSeconds(20));
            long victim = fleet.pids().getFirst();
            long at = System.nanoTime();
            double[] seconds = new double[1];
            Beside watcher =
                    Beside.run(
                            "watches",
                            () -> {
                                Fleet.signal(victim, Signal.SIGSTOP);
                                fleet.port(4, victim);
                                seconds[0] = (System.nanoTime() - at) / 1e9;
                            });
            asker.openLoop(50, Duration.ofSeconds(2));
            watcher.await();
            boolean told = fleet.events().contains("stopped by a signal (state T)");
            boolean held = asker.tally().failed() == 0 && told && seconds[0] <= 11;
            String note = String.format(Locale.ROOT, "replaced after %.1f s", seconds[0]);
            return Trial.of("REL-24 stuck", fleet, Trial.told(asker.tally()), note, held);
        }
    }
}
