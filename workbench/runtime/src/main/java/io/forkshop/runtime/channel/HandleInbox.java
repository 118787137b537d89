package io.forkshop.runtime.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A worker's messages that came with a handle: for the listeners, or kept for the first. The link's
 * lock guards it.
 */
final class HandleInbox {
    /** So many handles wait for a listener; a parent that sends more is told no. */
    static final int MOST = 64;

    private record Delivery(Object message, Handle handle) {}

    private final List<BiConsumer<Object, Handle>> listeners = new ArrayList<>();
    private final List<Delivery> early = new ArrayList<>();

    boolean isFull() {
        return early.size() >= MOST;
    }

    void listen(BiConsumer<Object, Handle> listener) {
        listeners.add(listener);
        List<Delivery> kept = new ArrayList<>(early);
        early.clear();
        for (Delivery delivery : kept) {
            if (listeners.isEmpty()) {
                early.add(delivery); // The one before was the last that anybody wanted.
            } else {
                deliver(delivery);
            }
        }
    }

    boolean remove(BiConsumer<Object, Handle> listener) {
        return listeners.remove(listener);
    }

    void add(Object message, Handle handle) {
        Delivery delivery = new Delivery(message, handle);
        if (listeners.isEmpty()) {
            early.add(delivery);
        } else {
            deliver(delivery);
        }
    }

    private void deliver(Delivery delivery) {
        // As they are now: a listener added by a listener hears the next one first.
        for (BiConsumer<Object, Handle> listener : List.copyOf(listeners)) {
            try {
                listener.accept(delivery.message(), delivery.handle());
            } catch (Throwable thrown) {
                Link.uncaught(thrown);
            }
        }
    }

    /** The channel has ended: nobody listened, nobody will. */
    void closeAll() {
        for (Delivery delivery : early) {
            delivery.handle().close();
        }
        early.clear();
    }
}
