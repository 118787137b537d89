package io.forkshop.app.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A queue that never holds more than it may: the oldest give way, and are counted. Safe from any
 * thread.
 */
final class Bounded<T> {
    private final Deque<T> items = new ArrayDeque<>();
    private final int most;
    private final long heaviest;
    private final ToLongFunction<T> weigher;
    private long weight;
    private long dropped;

    /**
     * @param most how many items it holds at most
     * @param heaviest how much they may weigh together; the newest item stays whatever it weighs
     */
    Bounded(int most, long heaviest, ToLongFunction<T> weigher) {
        this.most = most;
        this.heaviest = heaviest;
        this.weigher = weigher;
    }

    synchronized void add(T item) {
        items.addLast(item);
        weight += weigher.applyAsLong(item);
        while (items.size() > most || (weight > heaviest && items.size() > 1)) {
            weight -= weigher.applyAsLong(items.removeFirst());
            dropped++;
        }
    }

    synchronized Optional<T> poll() {
        var first = Optional.ofNullable(items.pollFirst());
        first.ifPresent(item -> weight -= weigher.applyAsLong(item));
        return first;
    }

    synchronized List<T> toList() {
        return List.copyOf(items);
    }

    /** How many gave way to newer ones. */
    synchronized long dropped() {
        return dropped;
    }
}
