package io.forkshop.runtime.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that happens again and again, such as messages. What comes before the first listener is
 * kept for it (node-spec 7.10). All state is touched inside the child's callbacks.
 */
public final class Inbox<T> {
    /** What comes beside is nobody's business for longer: a flood of it must not fill the heap. */
    private static final int MOST_KEPT_BESIDE = 1000;

    private record Kept<K>(Inbox<K> in, K item) {
        void deliver() {
            in.kept--;
            in.deliver(item);
        }
    }

    private final Callbacks callbacks;
    private final List<Kept<?>> backlog; // one for both inboxes, for the order between them
    private final boolean beside;
    private final List<Consumer<? super T>> listeners = new ArrayList<>();
    private int kept;

    public Inbox(Callbacks callbacks) {
        this(callbacks, new ArrayList<>(), false);
    }

    private Inbox(Callbacks callbacks, List<Kept<?>> backlog, boolean beside) {
        this.callbacks = callbacks;
        this.backlog = backlog;
        this.beside = beside;
    }

    /**
     * For what comes between the items of this inbox: it is heard in its turn among them, by
     * listeners that were there before the first listener of this one. Without a listener it holds
     * nothing up, and the first thousand are kept.
     */
    public <S> Inbox<S> beside() {
        return new Inbox<>(callbacks, backlog, true);
    }

    public void listen(Consumer<? super T> listener) {
        callbacks.later(
                () -> {
                    listeners.add(listener);
                    drain();
                });
    }

    private void drain() {
        List<Kept<?>> all = new ArrayList<>(backlog);
        backlog.clear();
        boolean heldUp = false;
        for (Kept<?> next : all) {
            if (!heldUp && !next.in.listeners.isEmpty()) {
                next.deliver();
            } else {
                heldUp |= !next.in.beside;
                backlog.add(next);
            }
        }
    }

    /** To be called inside the callbacks. */
    public void add(T item) {
        // A backlog of things beside does not concern us; one that we are beside of comes first.
        if (!listeners.isEmpty() && (!beside || backlog.isEmpty())) {
            deliver(item);
        } else if (!beside || kept < MOST_KEPT_BESIDE) {
            kept++;
            backlog.add(new Kept<>(this, item));
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
