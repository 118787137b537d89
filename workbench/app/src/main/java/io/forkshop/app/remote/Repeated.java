package io.forkshop.app.remote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that happens again and again; what comes before the first listener waits for it.
 * Touched by the delivery only.
 */
final class Repeated<T> {
    private record Item<K>(K value, Runnable taken) {}

    private final Delivery delivery;
    private final List<Consumer<? super T>> listeners = new ArrayList<>();
    private final Deque<Item<T>> waiting = new ArrayDeque<>();

    Repeated(Delivery delivery) {
        this.delivery = delivery;
    }

    /** From any thread. */
    void listen(Consumer<? super T> listener) {
        delivery.later(
                () -> {
                    listeners.add(listener);
                    while (!waiting.isEmpty()) {
                        deliver(waiting.poll());
                    }
                });
    }

    /**
     * @param taken done when the listeners have heard it: then the workbench may send more
     */
    void happen(T value, Runnable taken) {
        Item<T> item = new Item<>(value, taken);
        if (listeners.isEmpty()) {
            waiting.add(item);
        } else {
            deliver(item);
        }
    }

    private void deliver(Item<T> item) {
        for (Consumer<? super T> listener : List.copyOf(listeners)) {
            try {
                listener.accept(item.value);
            } catch (RuntimeException | Error e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
        item.taken.run();
    }
}
