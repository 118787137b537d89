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
 */
public record Limits(Duration timeout, Signal killSignal, Optional<Cancellation> cancellation) {

    static final Limits NONE = new Limits(Duration.ZERO, Signal.SIGTERM, Optional.empty());

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
        return new Limits(longest, killSignal, cancellation);
    }

    Limits killSignal(Signal signal) {
        return new Limits(timeout, signal, cancellation);
    }

    Limits cancellation(Cancellation token) {
        return new Limits(timeout, killSignal, Optional.of(token));
    }

    /** Holds a child that has just been started to these limits, until it is gone. */
    void watch(ChildProcess child) {
        if (!timeout.isZero()) {
            Future<?> deadline = Clock.after(timeout, () -> child.kill(killSignal));
            child.whenGone(() -> deadline.cancel(false));
        }
        if (cancellation.isPresent()) {
            child.whenGone(cancellation.get().whenCancelled(why -> child.abort(killSignal, why)));
        }
    }
}
