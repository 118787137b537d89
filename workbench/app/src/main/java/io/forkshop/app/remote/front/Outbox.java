package io.forkshop.app.remote.front;

import io.forkshop.app.remote.wire.Happening;
import io.forkshop.app.remote.wire.Link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is on its way to the session without being asked for. Whoever tells something never waits
 * here: it may be the thread that a child's events come on, and a session may be stopped. How much
 * there can be is bounded by each {@link Flow}.
 */
final class Outbox {
    private static final ByteBuffer LAST = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> frames = new LinkedBlockingQueue<>();
    private final AtomicLong pending = new AtomicLong();
    private final Link link;
    private volatile boolean over;

    Outbox(Link link) {
        this.link = link;
    }

    void start() {
        Thread.ofPlatform().daemon().name("java-session-events").start(this::run);
    }

    void tell(Happening what, int child, Object... more) {
        if (over) {
            return;
        }
        Object[] fields = new Object[more.length + 3];
        fields[0] = 0;
        fields[1] = what.name();
        fields[2] = child;
        System.arraycopy(more, 0, fields, 3, more.length);
        ByteBuffer frame = Link.frame(fields);
        pending.addAndGet(frame.limit());
        frames.add(frame);
    }

    /** How many bytes the session has not read yet. */
    long pending() {
        return pending.get();
    }

    void end() {
        over = true;
        frames.clear();
        frames.add(LAST);
    }

    private void run() {
        try {
            for (ByteBuffer next = frames.take(); next != LAST; next = frames.take()) {
                link.send(next);
                pending.addAndGet(-next.limit());
            }
        } catch (IOException e) {
            over = true; // The reader sees the same end.
            frames.clear();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
