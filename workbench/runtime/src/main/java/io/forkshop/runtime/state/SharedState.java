package io.forkshop.runtime.state;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Values by name that several processes know. Each process has its own copy: what one puts, the
 * others know <em>later</em>, and every way here says how much later. The last one to put wins.
 *
 * <p>Any thread may call any method.
 */
public sealed interface SharedState extends AutoCloseable
        permits PrimaryState, WorkerState, FileState {
    /**
     * What somebody else has put.
     *
     * @param staleness from their put until this process knew: both read the same machine's
     *     monotonic clock, clock_gettime(2)
     */
    record Update(String key, Object value, Duration staleness) {}

    /**
     * Puts a value that JSON has a form for; null too.
     *
     * @throws io.forkshop.runtime.ForkshopException ERR_INVALID_ARG_TYPE for another, and what the
     *     way to the others raises
     */
    void put(String key, Object value);

    /** What this process knows now; empty for a key that it does not know, and for null. */
    Optional<Object> get(String key);

    /**
     * Hears of what others put, from now on, one at a time on this state's own thread. Returns this
     * state.
     */
    SharedState onUpdate(Consumer<Update> listener);

    /** Hears and tells nothing more. */
    @Override
    void close();
}
