package io.forkshop.runtime.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns which connection between the moment the primary hands it out and the worker's answer.
 * Until then the primary keeps its copy, so that nothing is lost with a worker. Node forgets here:
 * what a dead worker had not answered hangs.
 *
 * <p>Not thread-safe: the primary's own thread owns it.
 */
final class Ledger<C> {
    private record Entry<C>(C connection, int worker) {}

    private final Map<Long, Entry<C>> open = new LinkedHashMap<>();
    private final Map<Integer, Integer> held = new HashMap<>();

    void handedOut(long seq, C connection, int worker) {
        open.put(seq, new Entry<>(connection, worker));
        held.merge(worker, 1, Integer::sum);
    }

    /**
     * The answer of {@code worker}, taken or not: the connection leaves the ledger. Empty when that
     * worker does not own it, because it has been given to another meanwhile, or it lies.
     */
    Optional<C> answered(long seq, int worker) {
        Entry<C> entry = open.get(seq);
        if (entry == null || entry.worker() != worker) {
            return Optional.empty();
        }
        open.remove(seq);
        release(worker);
        return Optional.of(entry.connection());
    }

    /** What {@code worker} had not answered, oldest first; it is nobody's now. */
    List<C> died(int worker) {
        List<C> orphans = new ArrayList<>();
        Iterator<Entry<C>> entries = open.values().iterator();
        while (entries.hasNext()) {
            Entry<C> entry = entries.next();
            if (entry.worker() == worker) {
                orphans.add(entry.connection());
                entries.remove();
            }
        }
        held.remove(worker);
        return orphans;
    }

    /** How many connections {@code worker} has been handed and has not answered. */
    int unanswered(int worker) {
        return held.getOrDefault(worker, 0);
    }

    private void release(int worker) {
        held.computeIfPresent(worker, (w, n) -> n == 1 ? null : n - 1);
    }
}
