package io.forkshop.app.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Something that happens once; who listens late hears at once. Touched by the delivery only. */
final class Once<T> {
    private final Delivery delivery;
    private final List<Consumer<? super T>> listeners = new ArrayList<>();
    private boolean happened;
    private T value;

    Once(Delivery delivery) {
        this.delivery = delivery;
    }

    /** From any thread. */
    void listen(Consumer<? super T> listener) {
        delivery.later(
                () -> {
                    if (happened) {
                        listener.accept(value);
                    } else {
                        listeners.add(listener);
                    }
                });
    }

    /** One task for each listener: one's exception is its own. */
    void happen(T what) {
        happened = true;
        value = what;
        listeners.forEach(listener -> delivery.later(() -> listener.accept(what)));
        listeners.clear();
    }
}
