package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.events.Clock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What ends a child before its own end. Immutable; set through the options that hold it.
 *
 * @param timeout how long it may run; zero: for ever (node-spec 1.13)
 * @param killSignal what ends it then, and when it is cancelled (1.14)
 * @param cancellation ends it when it is said; empty: nothing does (1.15)
 * @param scope whom that reaches
 */
public record Limits(
        Duration timeout, Signal killSignal, Optional<Cancellation> cancellation, Scope scope) {

    static final Limits NONE =
            new Limits(Duration.ZERO, Signal.SIGTERM, Optional.empty(), Scope.CHILD);

    private static final Duration TREE_GRACE = Duration.ofMillis(500);

    /** Throws {@link ForkshopException} ERR_OUT_OF_RANGE for a negative timeout. */
    public Limits {
        notNegative("timeout", timeout);
    }

    static void notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE", option + " is " + value + "; it must not be negative");
        }
    }

    Limits timeout(Duration longest) {
        return new Limits(longest, killSignal, cancellation, scope);
    }

    Limits killSignal(Signal signal) {
        return new Limits(timeout, signal, cancellation, scope);
    }

    Limits cancellation(Cancellation token) {
        return new Limits(timeout, killSignal, Optional.of(token), scope);
    }

    Limits scope(Scope wide) {
        return new Limits(timeout, killSignal, cancellation, wide);
    }

    /** Holds a child that has just been started to these limits, until it is gone. */
    void watch(SpawnedChild child) {
        if (!timeout.isZero()) {
            Future<?> deadline = Clock.after(timeout, () -> end(child));
            whenOver(child, () -> deadline.cancel(false));
        }
        if (cancellation.isPresent()) {
            whenOver(child, cancellation.get().whenCancelled(why -> cancel(child, why)));
        }
    }

    /** A job is not over as long as somebody holds its output. */
    private void whenOver(SpawnedChild child, Runnable task) {
        if (scope == Scope.TREE) {
            child.life().events.closed().thenRun(task);
        } else {
            child.life().whenGone(task);
        }
    }

    private void end(SpawnedChild child) {
        reach(child, () -> child.kill(killSignal));
    }

    private void cancel(SpawnedChild child, Throwable why) {
        reach(child, () -> child.life().abort(killSignal, why));
    }

    private void reach(SpawnedChild child, Runnable end) {
        if (scope == Scope.TREE) {
            child.life().grip.destroyTreeAside(end, killSignal, TREE_GRACE);
        } else {
            end.run();
        }
    }
}
