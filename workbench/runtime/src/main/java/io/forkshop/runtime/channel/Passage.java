package io.forkshop.runtime.channel;

import io.forkshop.runtime.channel.Handle.Outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of what is sent around a handle: until the other side has answered for it, everything
 * behind it waits here, but not the answers to its own handles (node-spec 8.17). The lock of the
 * channel's writer guards all of it, but {@link #settleAll}.
 */
final class Passage {
    /** Node offers a connection so often; we every handle, since our workers may miss the first. */
    static final int OFFERS = 4; // 8.19

    /** Puts a frame on the wire. */
    interface Wire {
        /** What send returns. A failure is told to the frame's callback, or thrown without one. */
        boolean write(Outgoing frame);
    }

    private record Settled(Outgoing frame, Outcome outcome) {}

    private final Wire wire;
    private final ArrayDeque<Outgoing> held = new ArrayDeque<>();
    private final List<Settled> settled = new ArrayList<>();
    private long heldBytes;
    private Outgoing awaited;
    private Runnable whenOpen;

    Passage(Wire wire) {
        this.wire = wire;
    }

    boolean isOpen() {
        return awaited == null && held.isEmpty();
    }

    boolean isAwaiting() {
        return awaited != null;
    }

    /** Writes the frame, or holds it back: then true only for the first that waits (7.7). */
    boolean send(Outgoing frame) {
        if (isOpen()) {
            return pass(frame);
        }
        if (heldBytes + frame.size() > SendQueue.FULL) {
            boolean no = SendQueue.fail(frame.done(), SendQueue.full());
            settle(frame, Outcome.NOT_SENT);
            return no;
        }
        frame.failSilently();
        held.add(frame);
        heldBytes += frame.size();
        return held.size() == 1;
    }

    private boolean pass(Outgoing frame) {
        if (!frame.carriesHandle()) {
            return wire.write(frame);
        }
        frame.offered();
        boolean result = wire.write(frame);
        if (frame.isAccepted()) {
            awaited = frame;
        } else {
            awaited = null;
            settle(frame, Outcome.NOT_SENT);
        }
        return result;
    }

    /**
     * The other side has the handle, or did not get it. An answer that was not asked for says
     * nothing, and one for a handle that it cannot have yet neither: the descriptor is still ours
     * to send.
     */
    void answered(boolean got) {
        if (awaited == null || !awaited.hasLeft()) {
            return;
        }
        if (got) {
            acknowledged();
        } else {
            refused();
        }
    }

    private void acknowledged() {
        settle(awaited, Outcome.ACKNOWLEDGED);
        awaited = null;
    }

    /** Once more, or no more. */
    private void refused() {
        if (awaited.offers() < OFFERS) {
            pass(awaited);
        } else {
            settle(awaited, Outcome.REFUSED);
            awaited = null;
        }
    }

    /** Writes what was held back, as far as the next handle. */
    void passHeld() {
        while (awaited == null && !held.isEmpty()) {
            // Its place is kept until it is written, so that nobody goes past it.
            Outgoing next = held.peek();
            pass(next);
            held.poll();
            heldBytes -= next.size();
        }
        if (isOpen() && whenOpen != null) {
            whenOpen.run();
            whenOpen = null;
        }
    }

    /** Runs {@code action}, once, when nothing awaits an answer or waits behind it. */
    void whenOpen(Runnable action) {
        if (isOpen()) {
            action.run();
        } else {
            whenOpen = action;
        }
    }

    /** The channel has ended, and its writer has given up what it had. */
    void abandon() {
        if (awaited != null) {
            settle(awaited, awaited.hasLeft() ? Outcome.UNANSWERED : Outcome.NOT_SENT);
            awaited = null;
        }
        while (!held.isEmpty()) {
            Outgoing frame = held.poll();
            SendQueue.fail(frame.done(), SendQueue.closed());
            settle(frame, Outcome.NOT_SENT);
        }
        whenOpen = null;
    }

    private void settle(Outgoing frame, Outcome outcome) {
        if (frame.carriesHandle()) {
            settled.add(new Settled(frame, outcome));
        }
    }

    /**
     * Tells the handles what has become of them. Not under {@code lock}: who hears of it may send
     * the handle on another channel, whose reader may be about to do the same with ours.
     */
    void settleAll(Object lock) {
        List<Settled> due;
        synchronized (lock) {
            if (settled.isEmpty()) {
                return;
            }
            due = new ArrayList<>(settled);
            settled.clear();
        }
        for (Settled one : due) {
            one.frame().settle(one.outcome());
        }
    }
}
