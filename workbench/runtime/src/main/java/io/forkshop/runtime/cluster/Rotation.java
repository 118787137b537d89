package io.forkshop.runtime.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may be handed a connection, and which connections wait for somebody. Decides; does nothing.
 *
 * <p>A worker may hold so many unanswered connections at a time: one in Node (node-spec 9.10), and
 * so with a Node worker. When nobody is free, connections wait here in order. Not thread-safe.
 */
final class Rotation<C> {
    /** The connection and who is to get it. */
    record Turn<C>(int worker, C connection) {}

    private static final class Member {
        private final int window;
        private int unanswered;
        private int inFlight;

        Member(int window) {
            this.window = window;
        }
    }

    private final Policy policy;
    private final ArrayDeque<C> waiting = new ArrayDeque<>();
    private final Map<Integer, Member> members = new HashMap<>();
    // In the order in which they became free; removal by worker must be quick.
    private final LinkedHashMap<Integer, Member> free = new LinkedHashMap<>();

    Rotation(Policy policy) {
        this.policy = policy;
    }

    /** {@code worker} takes connections from now on, so many unanswered ones at a time. */
    void join(int worker, int window) {
        Member member = new Member(window);
        if (members.putIfAbsent(worker, member) == null) {
            free.put(worker, member);
        }
    }

    /** No more connections for {@code worker}; what it holds, it holds. */
    void leave(int worker) {
        members.remove(worker);
        free.remove(worker);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** A connection that nobody owns. */
    void offer(C connection) {
        waiting.add(connection);
    }

    /** A connection that came back: it has waited already. */
    void offerFirst(C connection) {
        waiting.addFirst(connection);
    }

    /** The next assignment, if there is both a connection and a free worker. Ask until empty. */
    Optional<Turn<C>> next() {
        if (waiting.isEmpty() || free.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> workers = new ArrayList<>(free.keySet());
        List<Integer> busy = free.values().stream().map(m -> m.inFlight + m.unanswered).toList();
        int worker = workers.get(policy.pick(busy));
        Member member = free.remove(worker);
        member.unanswered++;
        if (member.unanswered < member.window) {
            free.put(worker, member); // At the end: it has just had its turn.
        }
        return Optional.of(new Turn<>(worker, waiting.poll()));
    }

    /** {@code worker} has answered for one connection, and has it open now, or not. */
    void answered(int worker, boolean accepted) {
        Member member = members.get(worker);
        if (member != null) {
            member.unanswered--;
            member.inFlight += accepted ? 1 : 0;
            free.putIfAbsent(worker, member);
        }
    }

    /** How many connections {@code worker} says it has open. */
    void reported(int worker, int inFlight) {
        Member member = members.get(worker);
        if (member != null) {
            member.inFlight = inFlight;
        }
    }

    int inFlight(int worker) {
        Member member = members.get(worker);
        return member == null ? 0 : member.inFlight;
    }

    /** How many connections wait for a free worker. */
    int waiting() {
        return waiting.size();
    }

    /** All that wait; they wait no more. */
    List<C> drain() {
        List<C> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
