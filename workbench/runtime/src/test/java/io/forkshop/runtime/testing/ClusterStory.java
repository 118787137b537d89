package io.forkshop.runtime.testing;

import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.Worker;

import java.util.ArrayList;
import java.util.List;

/** Everything that is heard of a cluster, in order. */
public final class ClusterStory {
    private final List<String> events = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private ClusterStory() {}

    public static ClusterStory of(Cluster cluster) {
        ClusterStory story = new ClusterStory();
        cluster.onFork(w -> story.add("fork", w))
                .onOnline(w -> story.add("online", w))
                .onListening(
                        (w, place) -> {
                            synchronized (story) {
                                story.ports.add(place.port());
                            }
                            story.add("listening", w);
                        })
                .onMessage((w, message) -> story.add("message " + message, w))
                .onDisconnect(w -> story.add("disconnect", w))
                .onExit((w, end) -> story.add("exit: " + end, w));
        return story;
    }

    private synchronized void add(String event, Worker worker) {
        events.add(worker.id() + " " + event);
    }

    public synchronized List<String> soFar() {
        return List.copyOf(events);
    }

    /** What was heard of one worker. */
    public List<String> of(int id) {
        String prefix = id + " ";
        return soFar().stream()
                .filter(e -> e.startsWith(prefix))
                .map(e -> e.substring(prefix.length()))
                .toList();
    }

    public void await(String event) {
        Waits.until(event, () -> soFar().contains(event), this::soFar);
    }

    /** Waits until so many workers listen, all at one port, and tells it. */
    public int awaitPort(int workers) {
        Waits.until(workers + " listening workers", () -> ports().size() >= workers, this::soFar);
        List<Integer> distinct = ports().stream().distinct().toList();
        if (distinct.size() != 1) {
            throw new AssertionError("several ports: " + distinct);
        }
        return distinct.getFirst();
    }

    private synchronized List<Integer> ports() {
        return List.copyOf(ports);
    }
}
