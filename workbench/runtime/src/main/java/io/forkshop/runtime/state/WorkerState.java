package io.forkshop.runtime.state;

import io.forkshop.runtime.channel.Parent;

import java.util.Optional;
import java.util.function.Consumer;

/** A worker's side of {@link PrimaryState}. */
public final class WorkerState implements SharedState {
    private final Known known = new Known();
    private volatile boolean closed;

    private WorkerState() {}

    /**
     * Hears what the primary tells. The worker joins the cluster first, with any call of {@code
     * ClusterWorker}; what others had put before comes then.
     */
    public static WorkerState join() {
        WorkerState state = new WorkerState();
        Parent.onMessage(state::heard);
        return state;
    }

    private void heard(Object message) {
        if (!closed) {
            Entry.of(message).ifPresent(known::hear);
        }
    }

    @Override
    public void put(String key, Object value) {
        Entry entry = Entry.now(key, value);
        known.learn(entry);
        Parent.send(entry.message());
    }

    @Override
    public Optional<Object> get(String key) {
        return known.get(key);
    }

    @Override
    public WorkerState onUpdate(Consumer<Update> listener) {
        known.listen(listener);
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }
}
