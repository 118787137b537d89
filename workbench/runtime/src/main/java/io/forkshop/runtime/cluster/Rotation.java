package io.forkshop.runtime.cluster;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Who may be handed a connection, and which connections wait for somebody. Decides; does nothing.
 *
 * <p>A worker may hold so many unanswered connections at a time: one in Node (node-spec 9.10), and
 * so with a Node worker. When nobody is free, connections wait here in order. Not thread-safe.
 *
 * <p>Turns go by who was handed a connection longest ago. In Node they go by whose answer was heard
 * longest ago, which is the same there: one thread hears all answers, in the order in which they
 * came, and accepts after that. Here each worker's answer is heard on a thread of its own.
 */
final class Rotation<C> {
    /** The connection and who is to get it. */
    record Turn<C>(int worker, C connection) {}

    /** A worker to wait for, and since which hand-out. */
    record Due(int worker, long turn) {}

    private static final class Member {
        private final int worker;
        private final int window;
        private int unanswered;
        private int inFlight;
        private long turn; // when it was handed its last, counted in hand-outs; or when it joined
        private boolean passedOver; // on this turn; waiting for its answer took too long

        Member(int worker, int window) {
            this.worker = worker;
            this.window = window;
        }
    }

    /** How busy the free workers are, as a policy wants to see it. */
    private final class Loads extends AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            Member member = free.get(index);
            return member.inFlight + member.unanswered;
        }

        @Override
        public int size() {
            return free.size();
        }
    }

    private final Policy policy;
    private final ArrayDeque<C> waiting = new ArrayDeque<>();
    private final Map<Integer, Member> members = new HashMap<>();
    // Who has had no turn for longest comes first.
    private final List<Member> free = new ArrayList<>();
    private long turns;
    private final List<Integer> loads = new Loads();

    Rotation(Policy policy) {
        this.policy = policy;
    }

    /** {@code worker} takes connections from now on, so many unanswered ones at a time. */
    void join(int worker, int window) {
        Member member = new Member(worker, window);
        if (members.putIfAbsent(worker, member) == null) {
            member.turn = ++turns;
            free.add(member);
        }
    }

    /** No more connections for {@code worker}; what it holds, it holds. */
    void leave(int worker) {
        free.remove(members.remove(worker));
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether somebody could be handed a connection now. */
    boolean hasFree() {
        return !free.isEmpty();
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
        Member member = free.remove(policy.pick(loads));
        member.unanswered++;
        member.turn = ++turns;
        member.passedOver = false;
        if (member.unanswered < member.window) {
            free.add(member); // At the end: it has just had its turn.
        }
        return Optional.of(new Turn<>(member.worker, waiting.poll()));
    }

    /** {@code worker} has answered for one connection. */
    void answered(int worker) {
        Member member = members.get(worker);
        if (member != null) {
            member.unanswered--;
            if (!free.contains(member)) {
                free.add(place(member.turn), member);
            }
        }
    }

    private int place(long turn) {
        int place = free.size();
        while (place > 0 && free.get(place - 1).turn > turn) {
            place--;
        }
        return place;
    }

    /**
     * A worker that is not free, though it would be its turn before anybody who is, and that has
     * said something not heard yet: likely its answer. Without a policy that keeps turns, nobody.
     */
    Optional<Due> due(IntPredicate hasUnheard) {
        if (free.isEmpty() || !(policy instanceof RoundRobin)) {
            return Optional.empty();
        }
        long next = free.getFirst().turn;
        for (Member member : members.values()) {
            if (member.turn < next && !member.passedOver && hasUnheard.test(member.worker)) {
                return Optional.of(new Due(member.worker, member.turn));
            }
        }
        return Optional.empty();
    }

    /** That worker has been waited for long enough: others go first until it has a new turn. */
    void passOver(Due due) {
        Member member = members.get(due.worker());
        if (member != null && member.turn == due.turn()) {
            member.passedOver = true;
        }
    }

    /**
     * How many connections {@code worker} says it has open, with those it has answered for. One
     * that never says so is taken to have none.
     */
    void reported(int worker, int inFlight) {
        Member member = members.get(worker);
        if (member != null) {
            member.inFlight = inFlight;
        }
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
