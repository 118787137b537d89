package io.forkshop.runtime.state;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.Worker;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * State kept by the primary and told by messages: a worker's put goes to the primary, and from
 * there to all other workers. Staleness: two messages, and the time a busy process takes to read
 * them. It is gone with the primary.
 */
public final class PrimaryState implements SharedState {
    private final Known known = new Known();
    private final Cluster cluster;
    private volatile boolean closed;

    private PrimaryState(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Serves the workers of {@code cluster}, present and future ones. Their other messages go to
     * the cluster's other listeners, as do these: messages with the one member {@code
     * forkshop:state}.
     */
    public static PrimaryState of(Cluster cluster) {
        PrimaryState state = new PrimaryState(cluster);
        cluster.onOnline(state::tellAll);
        cluster.onMessage((worker, message) -> state.heard(worker, message));
        return state;
    }

    private void tellAll(Worker newcomer) {
        if (!closed) {
            known.all().forEach(entry -> tell(newcomer, entry));
        }
    }

    private void heard(Worker from, Object message) {
        Optional<Entry> entry = Entry.of(message);
        if (!closed && entry.isPresent() && known.hear(entry.get())) {
            tellOthers(from, entry.get());
        }
    }

    private void tellOthers(Worker from, Entry entry) {
        for (Worker worker : cluster.workers().values()) {
            if (worker != from && worker.state() != Worker.State.NONE) { // That one is told later.
                tell(worker, entry);
            }
        }
    }

    private static void tell(Worker worker, Entry entry) {
        try {
            worker.send(entry.message());
        } catch (ForkshopException gone) {
            // It has left, or does not read; its successor is told everything.
        }
    }

    @Override
    public void put(String key, Object value) {
        Entry entry = Entry.now(key, value);
        known.learn(entry);
        tellOthers(null, entry);
    }

    @Override
    public Optional<Object> get(String key) {
        return known.get(key);
    }

    @Override
    public PrimaryState onUpdate(Consumer<Update> listener) {
        known.listen(listener);
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }
}
