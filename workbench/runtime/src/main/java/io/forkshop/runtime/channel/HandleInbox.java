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
            deliver(delivery);
        }
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
        int count = listeners.size(); // A listener added by a listener hears the next one first.
        for (int i = 0; i < count; i++) {
            try {
                listeners.get(i).accept(delivery.message(), delivery.handle());
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
