package io.forkshop.runtime.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that happens once to a child. Who listens late hears at once: unlike in Node, where all
 * listeners are there before the loop turns, a listener here may come after the event. All state is
 * touched inside the child's callbacks.
 */
public final class Event<T> {
    private final Callbacks callbacks;
    private final List<Consumer<? super T>> listeners = new ArrayList<>();
    private Consumer<? super T> first;
    private boolean happened;
    private T value;

    public Event(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    public void listen(Consumer<? super T> listener) {
        callbacks.later(
                () -> {
                    if (happened) {
                        listener.accept(value);
                    } else {
                        listeners.add(listener);
                    }
                });
    }

    /**
     * The library's own listener, at most one, which must not throw. It runs before all others are
     * even queued, so that what it causes to happen is heard before they hear of this.
     */
    public void listenFirst(Consumer<? super T> listener) {
        callbacks.later(
                () -> {
                    if (happened) {
                        listener.accept(value);
                    } else {
                        first = listener;
                    }
                });
    }

    /**
     * To be called inside the callbacks: one task for each listener, so that one's exception is its
     * own.
     */
    public void happen(T what) {
        happened = true;
        value = what;
        if (first != null) {
            first.accept(what);
        }
        for (Consumer<? super T> listener : listeners) {
            callbacks.now(() -> listener.accept(what));
        }
        listeners.clear();
    }
}
