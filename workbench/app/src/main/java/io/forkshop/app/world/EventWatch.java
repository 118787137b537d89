package io.forkshop.app.world;

import io.forkshop.runtime.cluster.ClusterEvent;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The events of a cluster, for a command that waits for something to come of them. */
public final class EventWatch implements AutoCloseable {
    /** An event, and {@link System#nanoTime} when it was heard. */
    public record Moment(long nanos, ClusterEvent event) {}

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final LinkedBlockingQueue<Moment> queue = new LinkedBlockingQueue<>();
    private final Consumer<Moment> seen;
    private final Consumer<ClusterEvent> afterwards;
    private final Consumer<EventWatch> ended;
    private boolean open = true;

    EventWatch(
            Consumer<Moment> seen, Consumer<ClusterEvent> afterwards, Consumer<EventWatch> ended) {
        this.seen = seen;
        this.afterwards = afterwards;
        this.ended = ended;
    }

    /** False when nobody watches any more. */
    synchronized boolean heard(ClusterEvent event) {
        return open && queue.add(new Moment(System.nanoTime(), event));
    }

    /**
     * Waits until {@code reached} holds, which is asked whenever no event is left to be seen; false
     * when the time is over.
     */
    public boolean until(Duration longest, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            boolean over = System.nanoTime() > end;
            Moment moment = queue.poll(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
            if (moment != null) {
                seen.accept(moment);
            } else if (reached.getAsBoolean()) {
                seeTheRest();
                return true;
            } else if (over) {
                return false;
            }
        }
    }

    /** What is waiting to be seen is seen now. */
    public void seeTheRest() {
        for (Moment moment = queue.poll(); moment != null; moment = queue.poll()) {
            seen.accept(moment);
        }
    }

    /** What nobody has seen by now is told as if nobody had watched. */
    @Override
    public synchronized void close() {
        open = false;
        ended.accept(this);
        queue.forEach(moment -> afterwards.accept(moment.event()));
        queue.clear();
    }
}
