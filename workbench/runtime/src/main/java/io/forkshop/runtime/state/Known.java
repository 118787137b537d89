package io.forkshop.runtime.state;

import io.forkshop.runtime.events.Callbacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What one process knows, and who wants to hear of news. The later put wins, however it comes. */
final class Known {
    private final Callbacks callbacks = new Callbacks();
    private final List<Consumer<SharedState.Update>> listeners = new ArrayList<>(); // in callbacks
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Whether it was news. */
    synchronized boolean learn(Entry entry) {
        Entry old = entries.get(entry.key());
        if (old != null && old.at() >= entry.at()) {
            return false;
        }
        entries.put(entry.key(), entry);
        return true;
    }

    /** As {@link #learn}, from somebody else: listeners hear of news. */
    boolean hear(Entry entry) {
        boolean news = learn(entry);
        if (news) {
            Duration staleness = Duration.ofNanos(System.nanoTime() - entry.at());
            var update = new SharedState.Update(entry.key(), entry.value(), staleness);
            callbacks.later(() -> listeners.forEach(l -> callbacks.now(() -> l.accept(update))));
        }
        return news;
    }

    void listen(Consumer<SharedState.Update> listener) {
        callbacks.later(() -> listeners.add(listener));
    }

    synchronized Optional<Object> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    synchronized List<Entry> all() {
        return List.copyOf(entries.values());
    }
}
