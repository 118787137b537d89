package io.forkshop.app.world;

import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.Subtree;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Ends a subtree: asks with SIGTERM, waits, then kills; and looks again until nothing is left,
 * because whoever is being ended may still be starting others.
 */
final class CleanUp {
    private static final Duration TO_DIE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MOST_ROUNDS = 100;

    /** Sends a signal to a process of the subtree; one that is gone is no matter. */
    interface Signaller {
        void send(long pid, Signal signal);
    }

    private final Subtree subtree;
    private final LongPredicate spared;
    private final Signaller signaller;
    private final Runnable first;
    private final CountDownLatch forced = new CountDownLatch(1);
    private boolean interrupted;

    CleanUp(Subtree subtree, Signaller signaller) {
        this(subtree, pid -> false, signaller, () -> {});
    }

    /**
     * @param spared who is left alone
     * @param first done before anybody is asked: whoever keeps workers up would start others for
     *     those that end
     */
    CleanUp(Subtree subtree, LongPredicate spared, Signaller signaller, Runnable first) {
        this.subtree = subtree;
        this.spared = spared;
        this.signaller = signaller;
        this.first = first;
    }

    /** From any thread: no more waiting, kill now. */
    void force() {
        forced.countDown();
    }

    CleanUpReport run(Duration grace) {
        try {
            var asked = running();
            first.run();
            send(asked, Signal.SIGTERM);
            // A stopped process acts on SIGTERM only once it goes on.
            send(asked, Signal.SIGCONT);
            var left = waitUntilGone(grace, forced);
            if (!left.isEmpty()) {
                kill();
            }
            return new CleanUpReport(asked, left, running());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<ProcessRow> running() {
        return subtree.running().stream().filter(row -> !spared.test(row.pid())).toList();
    }

    private void kill() {
        var end = System.nanoTime() + TO_DIE.toNanos();
        while (!running().isEmpty() && System.nanoTime() < end) {
            freeze();
            send(running(), Signal.SIGKILL);
            waitUntilGone(Duration.ofMillis(200), new CountDownLatch(1));
        }
    }

    // Stop all before killing any: those that start others faster than we look would win the race.
    private void freeze() {
        var frozen = new HashSet<Long>();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var newcomers = running().stream().filter(row -> frozen.add(row.pid())).toList();
            if (newcomers.isEmpty()) {
                return;
            }
            send(newcomers, Signal.SIGSTOP);
        }
    }

    private List<ProcessRow> waitUntilGone(Duration deadline, CountDownLatch hurry) {
        var end = System.nanoTime() + deadline.toNanos();
        var left = running();
        while (!left.isEmpty() && System.nanoTime() < end && !pause(hurry)) {
            left = running();
        }
        return left;
    }

    private boolean pause(CountDownLatch hurry) {
        try {
            return hurry.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true; // interrupted while cleaning up means: hurry, but finish
            force();
            return false;
        }
    }

    private void send(List<ProcessRow> rows, Signal signal) {
        rows.forEach(row -> signaller.send(row.pid(), signal));
    }
}
