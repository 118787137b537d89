package io.forkshop.runtime.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * A word that can be said once, from any thread, and ends every child that was started with it:
 * Node's AbortController and AbortSignal in one (node-spec 1.15, 1.16). A child started with one
 * that has been said already is started, and ended at once.
 */
public final class Cancellation {
    private final Set<Consumer<Throwable>> listeners = new LinkedHashSet<>(); // guarded by this
    private Throwable reason; // guarded by this; null: not said

    /** {@link #cancel(Throwable)} with a reason that says no more than that it was cancelled. */
    public void cancel() {
        cancel("This operation was aborted");
    }

    /** {@link #cancel(Throwable)} with a {@link CancellationException} of this message. */
    public void cancel(String why) {
        cancel(new CancellationException(why));
    }

    /**
     * Sends every child that was started with this its killSignal, on the calling thread. Only the
     * first call counts. Throws nothing and never waits.
     *
     * @param why the cause of the ABORT_ERR errors that follow
     */
    public void cancel(Throwable why) {
        List<Consumer<Throwable>> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = new ArrayList<>(listeners);
            listeners.clear();
        }
        told.forEach(listener -> listener.accept(why));
    }

    /** Whether it was said. */
    public synchronized boolean cancelled() {
        return reason != null;
    }

    /** Why; empty until it was said. */
    public synchronized Optional<Throwable> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * Calls {@code listener} on the thread that cancels, or at once on this one.
     *
     * @return forgets the listener: a child that has ended must not be held by a long-lived token
     */
    public Runnable whenCancelled(Consumer<Throwable> listener) {
        Throwable already;
        synchronized (this) {
            already = reason;
            if (already == null) {
                listeners.add(listener);
            }
        }
        if (already != null) {
            listener.accept(already);
        }
        return () -> forget(listener);
    }

    private synchronized void forget(Consumer<Throwable> listener) {
        listeners.remove(listener);
    }
}
