package io.forkshop.runtime.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that happens again and again: messages, bad frames. What comes before the first
 * listener is kept for it (node-spec 7.10). All state is touched inside the child's callbacks.
 */
public final class Inbox<T> {
    private final Callbacks callbacks;
    private final List<Consumer<? super T>> listeners = new ArrayList<>();
    // A deque would refuse null, which is a message too.
    private final List<T> early = new ArrayList<>();

    public Inbox(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    public void listen(Consumer<? super T> listener) {
        callbacks.later(
                () -> {
                    listeners.add(listener);
                    List<T> kept = new ArrayList<>(early);
                    early.clear();
                    kept.forEach(this::deliver);
                });
    }

    /** To be called inside the callbacks. */
    public void add(T item) {
        if (listeners.isEmpty()) {
            early.add(item);
        } else {
            deliver(item);
        }
    }

    private void deliver(T item) {
        for (int i = 0; i < listeners.size(); i++) {
            Consumer<? super T> listener = listeners.get(i);
            try {
                listener.accept(item);
            } catch (RuntimeException | Error e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
    }
}
