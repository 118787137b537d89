package io.forkshop.app.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers, counted. Safe from any thread. */
public final class Tally {
    private final Map<Long, Integer> byPid = new TreeMap<>();
    private final Map<Answer.Kind, Integer> byKind = new TreeMap<>();
    private Duration longest = Duration.ZERO;

    public synchronized void add(Answer answer) {
        byKind.merge(answer.kind(), 1, Integer::sum);
        if (answer.kind() == Answer.Kind.ANSWERED) {
            byPid.merge(answer.pid(), 1, Integer::sum);
        }
        longest = longest.compareTo(answer.took()) > 0 ? longest : answer.took();
    }

    public synchronized int all() {
        return byKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized int count(Answer.Kind kind) {
        return byKind.getOrDefault(kind, 0);
    }

    /** How many answers came from this process. */
    public synchronized int from(long pid) {
        return byPid.getOrDefault(pid, 0);
    }

    /** Answers by pid; 0 for those that do not say whose they are. */
    public synchronized Map<Long, Integer> byPid() {
        return new TreeMap<>(byPid);
    }

    /** {@code 30 answered, 0 refused, 1 lost; the longest took 12 ms}. */
    @Override
    public synchronized String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(count(Answer.Kind.ANSWERED) + " answered");
        parts.add(count(Answer.Kind.REFUSED) + " refused");
        parts.add(count(Answer.Kind.LOST) + " lost");
        if (count(Answer.Kind.LATE) > 0) {
            parts.add(count(Answer.Kind.LATE) + " without an answer in time");
        }
        return String.join(", ", parts) + "; the longest took " + longest.toMillis() + " ms";
    }
}
