package io.forkshop.app.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of a session by number, from 1, the newest last; the oldest give way. From any
 * thread.
 */
public final class History {
    static final int MOST = 100;

    /**
     * @param cause the line that was typed just before it, or what else made us look
     */
    public record Entry(int number, String cause, Snapshot snapshot) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private int numbered;

    public synchronized Entry add(String cause, Snapshot snapshot) {
        var entry = new Entry(++numbered, cause, snapshot);
        entries.addLast(entry);
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
        return entry;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized Optional<Entry> find(int number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst();
    }

    public synchronized Optional<Entry> last() {
        return Optional.ofNullable(entries.peekLast());
    }

    /** How many earlier ones are no longer kept. */
    public synchronized int dropped() {
        return numbered - entries.size();
    }
}
