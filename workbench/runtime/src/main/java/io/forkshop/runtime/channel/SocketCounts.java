package io.forkshop.runtime.channel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * How many connections of each of the other side's servers live here: a Node server whose
 * connections were sent away asks for them, and its {@code close} waits for the last (node-spec
 * 8.21). A server is known by its key, which came with each connection.
 */
final class SocketCounts {
    private static final long INTERVAL = 50_000_000; // nanoseconds

    private record Counted(Object key, Handle handle) {}

    private final Incoming.End end;
    private final List<Counted> counted = new ArrayList<>();
    private final Set<Object> closing = new LinkedHashSet<>();
    private int enough = 64; // So many may be there before those that are closed are dropped.
    private boolean ended;

    SocketCounts(Incoming.End end) {
        this.end = end;
    }

    synchronized void add(Object key, Handle handle) {
        counted.add(new Counted(key, handle));
        if (counted.size() > enough) {
            counted.removeIf(one -> !one.handle().isInUse());
            enough = 64 + 2 * counted.size();
        }
    }

    private synchronized long count(Object key) {
        return counted.stream()
                .filter(one -> one.key().equals(key) && one.handle().isInUse())
                .count();
    }

    /** Answers one of the two questions; false if {@code message} is neither. */
    boolean answers(Map<?, ?> message) {
        Object key = message.get("key");
        if (key != null && message.get("cmd").equals("NODE_SOCKET_GET_COUNT")) {
            int count = Math.toIntExact(count(key));
            end.answer(Map.of("cmd", "NODE_SOCKET_COUNT", "key", key, "count", count));
            return true;
        }
        if (key != null && message.get("cmd").equals("NODE_SOCKET_NOTIFY_CLOSE")) {
            if (count(key) == 0) {
                allClosed(key);
            } else {
                answerLater(key);
            }
            return true;
        }
        return false;
    }

    private void allClosed(Object key) {
        end.answer(Map.of("cmd", "NODE_SOCKET_ALL_CLOSED", "key", key));
    }

    /** The JDK's channels do not tell of their closing, so one thread looks at them all. */
    private synchronized void answerLater(Object key) {
        if (closing.isEmpty()) {
            Thread.ofPlatform().daemon().name("forkshop-sockets").start(this::lookAgain);
        }
        closing.add(key);
    }

    private void lookAgain() {
        boolean more = true;
        while (more) {
            LockSupport.parkNanos(this, INTERVAL);
            List<Object> due;
            synchronized (this) {
                due = closing.stream().filter(key -> count(key) == 0).toList();
                closing.removeAll(due);
                more = !closing.isEmpty() && !ended; // Whoever adds one then starts another thread.
            }
            due.forEach(this::allClosed);
        }
    }

    /** Nobody asks any more. */
    synchronized void end() {
        ended = true;
        counted.clear();
    }
}
