package io.forkshop.app.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of each request. Any thread may add. */
final class Tally {
    /** One request's end. */
    enum Outcome {
        OK,
        REFUSED,
        RESET,
        TIMEOUT,
        WRONG
    }

    /** A request that failed, and the client's port, by which a worker's journal knows it. */
    record Failure(Outcome outcome, int client) {}

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<Failure> failures = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();

    synchronized void add(Outcome outcome, int client, double took) {
        counts.merge(outcome, 1, Integer::sum);
        millis.add(took);
        if (outcome != Outcome.OK) {
            failures.add(new Failure(outcome, client));
        }
    }

    synchronized int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    synchronized int all() {
        return millis.size();
    }

    synchronized int failed() {
        return failures.size();
    }

    synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** In ms; 0 without a request. */
    synchronized double p99() {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100);
    }
}
