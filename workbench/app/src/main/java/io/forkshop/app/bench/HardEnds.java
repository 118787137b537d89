package io.forkshop.app.bench;

import io.forkshop.app.bench.Fleet.Plan;
import io.forkshop.app.bench.Procedure.Rivals;
import io.forkshop.app.bench.Procedure.Starter;
import io.forkshop.runtime.process.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** REL-5, REL-6 and REL-19: workers that cannot live, a primary that is killed, a taken port. */
final class HardEnds {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private HardEnds() {}

    static Procedure crashLoop() {
        return new Procedure(
                "REL-5 a worker that crashes at boot",
                Rivals.NONE,
                (starter, settings, scratch) -> crashLoop(starter));
    }

    private static Trial crashLoop(Starter starter) throws InterruptedException {
        try (Fleet fleet = starter.start(new Plan(1, 0, "rr", LONGEST_START, "crashes"))) {
            String slot = awaitSlot(fleet, "FAILED");
            boolean held = slot.startsWith("FAILED after 5 restarts") && slot.contains("code 1");
            return Trial.of("REL-5 crash loop", fleet, state(slot), slot, held);
        }
    }

    private static String awaitSlot(Fleet fleet, String state) throws InterruptedException {
        long deadline = System.nanoTime() + Fleet.PATIENCE.toNanos();
        while (true) {
            List<?> slots = (List<?>) fleet.ask("slots", List.of()).get("slots");
            String slot = String.valueOf(slots.getFirst());
            if (slot.startsWith(state)) {
                return slot;
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble("the slot is " + slot + " instead of " + state);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String state(String slot) {
        return slot.substring(0, slot.indexOf(','));
    }

    static Procedure primaryKilled() {
        return new Procedure(
                "REL-6 kill -9 the primary",
                Rivals.NODE,
                (starter, settings, scratch) -> primaryKilled(starter, settings));
    }

    private static Trial primaryKilled(Starter starter, Settings settings)
            throws InterruptedException {
        int rounds = settings.quick() ? 2 : 10;
        int left = 0;
        int taken = 0;
        double longest = 0;
        Fleet fleet = null;
        for (int i = 0; i < rounds; i++) {
            fleet = starter.start(Plan.FOUR);
            int port = fleet.port(4, 0);
            List<Long> pids = fleet.pids();
            if (i % 2 == 1) {
                fleet.primary().send(java.util.Map.of("op", "reload", "args", List.of()));
            }
            long at = System.nanoTime();
            fleet.primary().kill(Signal.SIGKILL);
            left += awaitEnd(pids, at);
            taken += awaitPort(port, at) ? 0 : 1;
            longest = Math.max(longest, (System.nanoTime() - at) / 1e6);
            fleet.close();
        }
        String outcome = left + " workers left after 1 s, " + taken + " ports taken";
        String note =
                String.format(Locale.ROOT, "%d rounds, all gone within %.0f ms", rounds, longest);
        return Trial.of("REL-6 primary", fleet, outcome, note, left + taken == 0);
    }

    /** How many still run after a second. */
    private static int awaitEnd(List<Long> pids, long at) {
        long deadline = at + SECOND.toNanos();
        while (running(pids) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return running(pids);
    }

    /** The last thread of the primary takes it along, maybe after the last worker's end. */
    private static boolean awaitPort(int port, long at) {
        while (!Ports.isFree(port)) {
            if (System.nanoTime() - at > SECOND.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    /** A zombie, which the system reaps late, does not run. */
    private static int running(List<Long> pids) {
        int count = 0;
        for (long pid : pids) {
            count += ProcessHandle.of(pid).filter(HardEnds::hasACommand).isPresent() ? 1 : 0;
        }
        return count;
    }

    private static boolean hasACommand(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    static Procedure takenPort() {
        return new Procedure(
                "REL-19 a port that is taken",
                Rivals.NONE,
                (starter, settings, scratch) -> takenPort(starter));
    }

    private static Trial takenPort(Starter starter) throws InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Fleet fleet =
                        starter.start(
                                new Plan(1, taken.getLocalPort(), "rr", LONGEST_START, "taken"))) {
            String slot = awaitSlot(fleet, "FAILED");
            String place = ":" + taken.getLocalPort();
            boolean held = slot.startsWith("FAILED after 0 restarts") && slot.contains(place);
            return Trial.of("REL-19 taken port", fleet, state(slot), slot, held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
