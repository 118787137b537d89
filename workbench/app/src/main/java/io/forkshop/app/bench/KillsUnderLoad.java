package io.forkshop.app.bench;

import io.forkshop.app.bench.Fleet.Plan;
import io.forkshop.app.bench.Procedure.Rivals;
import io.forkshop.app.bench.Procedure.Starter;
import io.forkshop.app.bench.Tally.Failure;
import io.forkshop.app.bench.Tally.Outcome;
import io.forkshop.app.bench.cluster.Journal;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** REL-1: each second somebody kills a worker, while 300 clients a second come. */
final class KillsUnderLoad {
    private static final int PER_SECOND = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_FAILED = 40; // of 6,000

    private final Fleet fleet;
    private final int kills;
    private final List<Long> killed = new ArrayList<>();
    private final List<Double> replaced = new ArrayList<>();
    private final Random random = new Random();

    private KillsUnderLoad(Fleet fleet, int kills) {
        this.fleet = fleet;
        this.kills = kills;
    }

    static Procedure procedure(String policy) {
        return new Procedure(
                "REL-1 kill a worker each second, " + policy,
                policy.equals("rr") ? Rivals.NODE_AND_PM2 : Rivals.NODE,
                (starter, settings, scratch) -> run(starter, settings, policy));
    }

    private static Trial run(Starter starter, Settings settings, String policy)
            throws InterruptedException {
        int kills = settings.quick() ? 2 : 18;
        try (Fleet fleet = starter.start(Plan.FOUR.policy(policy))) {
            return new KillsUnderLoad(fleet, kills).run(policy);
        }
    }

    private Trial run(String policy) throws InterruptedException {
        Asker asker = new Asker(fleet.port(4, 0), PATIENCE);
        Beside killer = Beside.run("kills", this::kill);
        asker.openLoop(PER_SECOND, Duration.ofSeconds(kills + 2));
        killer.await();
        Tally tally = asker.tally();
        long noted = tally.failures().stream().filter(this::wasInFlight).count();
        int unnoted = killed.stream().mapToInt(fleet::unnoted).sum();
        long proved = Math.min(tally.failed(), noted + unnoted);
        boolean held =
                tally.count(Outcome.TIMEOUT) == 0
                        && tally.failed() == proved
                        && tally.failed() <= Math.max(8, MOST_FAILED * tally.all() / 6000);
        replaced.sort(null);
        String note =
                String.format(
                        Locale.ROOT,
                        "%d of %d failures in flight in a killed worker; replaced in %.0f ms,"
                                + " at most %.0f",
                        proved,
                        tally.failed(),
                        replaced.get(replaced.size() / 2),
                        replaced.getLast());
        return Trial.of("REL-1 kills, " + policy, fleet, Trial.told(tally), note, held);
    }

    private void kill() throws InterruptedException {
        for (int i = 0; i < kills; i++) {
            long next = System.nanoTime() + 1_000_000_000;
            List<Long> pids = fleet.pids();
            if (!pids.isEmpty()) {
                long victim = pids.get(random.nextInt(pids.size()));
                killed.add(victim);
                long at = System.nanoTime();
                Fleet.signal(victim, Signal.SIGKILL);
                fleet.port(4, victim);
                replaced.add((System.nanoTime() - at) / 1e6);
            }
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private boolean wasInFlight(Failure failure) {
        return killed.stream()
                .anyMatch(pid -> Journal.had(fleet.journals(), pid, failure.client()));
    }
}
