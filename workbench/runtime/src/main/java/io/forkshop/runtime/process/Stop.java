package io.forkshop.runtime.process;

import io.forkshop.runtime.events.Clock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Ends one child by the clock: SIGTERM, and SIGKILL after the grace. Begins once. */
final class Stop {
    private final Grip grip;
    private final ChildEvents events;
    private boolean insisted; // guarded by this
    private CompletableFuture<Stopped> ending; // guarded by this; null: not begun

    Stop(Grip grip, ChildEvents events) {
        this.grip = grip;
        this.events = events;
    }

    CompletableFuture<Stopped> within(Duration grace) {
        Limits.notNegative("grace", grace);
        synchronized (this) {
            if (ending == null) {
                ending = begin(grace);
            }
            return ending.copy();
        }
    }

    private CompletableFuture<Stopped> begin(Duration grace) {
        grip.kill(Signal.SIGTERM, () -> {});
        Future<?> clock = Clock.after(grace, this::insist);
        return events.exited()
                .thenApply(
                        status -> {
                            clock.cancel(false);
                            return new Stopped(status, wasForced(status));
                        });
    }

    private synchronized void insist() {
        insisted = grip.kill(Signal.SIGKILL, () -> {});
    }

    /** It may have ended by itself, unnoticed yet, when the clock was at its end. */
    private synchronized boolean wasForced(ExitStatus status) {
        return insisted && status.equals(new ExitStatus.Signalled(Signal.SIGKILL));
    }
}
