package io.forkshop.runtime.process;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.events.Callbacks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A child's messages that came with a handle: for the listeners, or kept for the first. All state
 * is touched inside the child's callbacks, but {@link #isFull}.
 */
final class Deliveries {
    /** So many handles wait for a listener; a child that sends more is told no. */
    private static final int MOST = 64;

    private record Delivery(Object message, Handle handle) {
        void to(BiConsumer<Object, Handle> listener) {
            try {
                listener.accept(message, handle);
            } catch (RuntimeException | Error e) {
                handle.close(); // Nobody else will.
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
    }

    private final Callbacks callbacks;
    private final List<BiConsumer<Object, Handle>> listeners = new ArrayList<>();
    private final List<Delivery> early = new ArrayList<>();
    private volatile int waiting;

    Deliveries(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    void listen(BiConsumer<Object, Handle> listener) {
        callbacks.later(
                () -> {
                    listeners.add(listener);
                    giveUp().forEach(delivery -> delivery.to(listener));
                });
    }

    boolean isFull() {
        return waiting >= MOST;
    }

    void add(Object message, Handle handle) {
        Delivery delivery = new Delivery(message, handle);
        if (listeners.isEmpty()) {
            early.add(delivery);
            waiting = early.size();
        } else {
            List.copyOf(listeners).forEach(delivery::to);
        }
    }

    /** The channel has ended: nobody listened, nobody will. */
    void closeAll() {
        giveUp().forEach(delivery -> delivery.handle().close());
    }

    private List<Delivery> giveUp() {
        List<Delivery> kept = new ArrayList<>(early);
        early.clear();
        waiting = 0;
        return kept;
    }
}
