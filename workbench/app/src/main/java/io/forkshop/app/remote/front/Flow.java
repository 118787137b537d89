package io.forkshop.app.remote.front;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * One stream of things from one child to the session: its messages, or what it writes. Nothing
 * flows before the session asks; of a child that it has started itself, the first of it is kept
 * until then, and what would be too much waits for a moment. Once it flows, no more is on its way
 * than the session can take: the child waits for who reads slowly, as it would on a full pipe.
 */
final class Flow {
    private static final int MOST = 256 * 1024;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    private record Kept(Runnable tell, int weight) {}

    private final BooleanSupplier alive;
    private final AtomicLong room; // what all flows of a session may keep together
    private final Deque<Kept> kept = new ArrayDeque<>(); // guarded by this, as is all below
    private final boolean keeps;
    private int keptWeight;
    private long missed;
    private long onItsWay;
    private Runnable atTheEnd; // null: it has not ended
    private boolean open;
    private boolean over;

    /**
     * @param keeps whether the first of it is kept
     * @param alive whether the child can be made to wait: what a dead one has left is told at once
     */
    Flow(boolean keeps, AtomicLong room, BooleanSupplier alive) {
        this.keeps = keeps;
        this.room = room;
        this.alive = alive;
    }

    /** Whether anybody may ever want what comes now. */
    synchronized boolean wants() {
        return !over && (open || keeps);
    }

    /** Tells it now, or keeps it, or counts it as missed. On the thread that it comes on. */
    synchronized void offer(int weight, Runnable tell) {
        if (!open && keeps && missed == 0 && keptWeight + weight > MOST) {
            awaitReader();
        }
        if (open) {
            awaitRoom();
        }
        if (over) {
            return;
        }
        if (open) {
            onItsWay += weight;
            tell.run();
        } else if (keeps && missed == 0 && keptWeight + weight <= MOST && takeRoom(weight)) {
            keptWeight += weight;
            kept.add(new Kept(tell, weight));
        } else {
            missed += weight;
        }
    }

    private boolean takeRoom(int weight) {
        if (room.addAndGet(-weight) >= 0) {
            return true;
        }
        room.addAndGet(weight);
        return false;
    }

    private void awaitRoom() {
        while (onItsWay >= MOST && !over && open && alive.getAsBoolean() && rested()) {
            // Until the session has taken some.
        }
    }

    /** Once: a snippet that starts a child and reads it at once may need a moment to come to it. */
    private void awaitReader() {
        long end = System.nanoTime() + PATIENCE;
        while (!over && !open && System.nanoTime() < end && rested()) {
            // Until the session asks.
        }
    }

    /** A while, or until something changes; false when somebody is in a hurry. */
    private boolean rested() {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The session wants it.
     *
     * @param tellMissed told what was not kept of a child that the session has started itself
     */
    synchronized void open(LongConsumer tellMissed) {
        if (open || over) {
            return;
        }
        open = true;
        notifyAll();
        for (Kept one : kept) {
            onItsWay += one.weight;
            one.tell.run();
        }
        forgetKept();
        if (keeps && missed > 0) {
            tellMissed.accept(missed);
        }
        if (atTheEnd != null) {
            atTheEnd.run();
        }
    }

    /** Nothing more comes: told behind what came before, to whoever wants it. */
    synchronized void complete(Runnable tell) {
        atTheEnd = tell;
        if (open && !over) {
            tell.run();
        }
    }

    /** The session has taken so much of it. */
    synchronized void taken(long weight) {
        onItsWay = Math.max(0, onItsWay - weight);
        notifyAll();
    }

    /** Nothing more is told. */
    synchronized void end() {
        over = true;
        forgetKept();
        notifyAll();
    }

    private void forgetKept() {
        room.addAndGet(keptWeight);
        keptWeight = 0;
        kept.clear();
    }
}
