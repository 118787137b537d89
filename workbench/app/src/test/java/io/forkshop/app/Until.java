package io.forkshop.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in tests: for a state, with a deadline that says what was awaited. */
public final class Until {
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    private Until() {}

    public static void until(String awaited, BooleanSupplier reached) {
        var end = System.nanoTime() + DEADLINE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + DEADLINE.toSeconds() + " s until " + awaited);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
