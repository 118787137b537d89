package io.forkshop.app.command;

import io.forkshop.app.inspect.Comparison;
import io.forkshop.app.inspect.Snapshot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When to look after a command. A signal is delivered at once and acts a moment later, so whoever
 * looked at once would see nothing.
 */
final class Settling {
    private static final Duration TO_ACT = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration TO_SETTLE = Duration.ofSeconds(3);

    private Settling() {}

    /** As soon as something has changed, where the command is made for that; else now. */
    static Snapshot after(Watch watch, Snapshot before, Moves moves, Outcome outcome) {
        long end = System.nanoTime() + TO_ACT.toNanos();
        Snapshot now = watch.now();
        boolean wanted = moves == Moves.PROCESSES && outcome.code() == 0;
        while (wanted
                && System.nanoTime() < end
                && Comparison.of(before, now).isEmpty()
                && paused()) {
            now = watch.now();
        }
        return now;
    }

    /** When nothing has changed for a while, or a process keeps starting others. */
    static Snapshot settled(Watch watch) {
        long end = System.nanoTime() + TO_SETTLE.toNanos();
        Snapshot now = watch.now();
        long since = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - since < QUIET.toNanos() && paused()) {
            Snapshot next = watch.now();
            if (!Comparison.of(now, next).isEmpty()) {
                since = System.nanoTime();
            }
            now = next;
        }
        return now;
    }

    private static boolean paused() {
        try {
            return !new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
