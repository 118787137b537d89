package io.forkshop.app.world;

import io.forkshop.app.world.FrameRing.Rare;
import io.forkshop.app.world.JournalEntry.Passed;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.channel.TappedFrame;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that went over the channels, newest last; the oldest give way, and are counted.
 * Writing into it is on every message's way: a frame's first bytes are copied, its text is made
 * when somebody looks.
 */
public final class Journal {
    /** So many bytes of each frame are kept, and no more. */
    public static final int KEPT = 4_096;

    /** The most entries. */
    public static final int MOST_ENTRIES = 10_000;

    private static final int MOST_BYTES = 4 << 20;
    private static final long BETWEEN_COMPARISONS = 500_000_000; // ns

    private FrameRing frames; // null before the first
    private final long began = System.nanoTime();
    private final Map<String, Counter> counters = new HashMap<>(); // guarded by this
    private long compared = -BETWEEN_COMPARISONS - 1; // nanoseconds since we began
    private long wallAtBegin; // milliseconds since 1970
    private int followers;

    /** Of one name; guarded by the journal. */
    private static final class Counter {
        private long sent;
        private long received;
    }

    /** Empty. */
    public Journal() {}

    public synchronized List<JournalEntry> entries() {
        return frames == null ? List.of() : frames.after(0);
    }

    /** How many earlier entries are no longer kept. */
    public synchronized long dropped() {
        return frames == null ? 0 : frames.dropped();
    }

    private long added() {
        return frames == null ? 0 : frames.added();
    }

    /** How much has gone over the channels so far, by the worker's name. */
    public synchronized Map<String, Traffic> traffic() {
        Map<String, Traffic> all = new HashMap<>();
        counters.forEach(
                (name, counter) -> all.put(name, new Traffic(counter.sent, counter.received)));
        return all;
    }

    /** Listens to the channel of the process of this name. */
    public synchronized Tap tap(String name) {
        Counter counter = counters.computeIfAbsent(name, any -> new Counter());
        return frame -> add(name, frame, counter);
    }

    private void add(String name, TappedFrame frame, Counter counter) {
        boolean sent = frame.direction() == Tap.Direction.SENT;
        byte[] beginning = frame.copy(KEPT);
        Rare rare = rare(frame, beginning.length);
        synchronized (this) {
            counter.sent += sent ? 1 : 0;
            counter.received += sent ? 0 : 1;
            if (frames == null) {
                frames = new FrameRing(MOST_ENTRIES, MOST_BYTES);
            }
            long nanos = System.nanoTime() - began;
            frames.add(
                    wall(nanos),
                    nanos,
                    sent ? JournalEntry.PRIMARY : name,
                    sent ? name : JournalEntry.PRIMARY,
                    frame.kind(),
                    frame.size(),
                    frame.serialization(),
                    beginning,
                    rare);
            if (followers > 0) {
                notifyAll();
            }
        }
    }

    /** Two clocks for each frame would cost more than keeping it: one, and both now and then. */
    private long wall(long nanos) {
        if (nanos - compared > BETWEEN_COMPARISONS) {
            compared = nanos;
            wallAtBegin = System.currentTimeMillis() - nanos / 1_000_000;
        }
        return wallAtBegin + nanos / 1_000_000;
    }

    private static Rare rare(TappedFrame frame, int copied) {
        BadFrame bad = frame.kind() == Tap.Kind.BAD ? (BadFrame) frame.message() : null;
        String written = written(frame, bad, copied);
        boolean plain = written == null && frame.handle().isEmpty();
        return plain
                ? Rare.NOTHING
                : new Rare(written, bad == null ? "" : bad.rule(), passed(frame));
    }

    private static Optional<Passed> passed(TappedFrame frame) {
        return frame.handle().map(kind -> new Passed(kind.type(), frame.descriptor().orElse(-1)));
    }

    /** What {@link JournalEntry#text} could not find out later; null where it can. */
    private static String written(TappedFrame frame, BadFrame bad, int copied) {
        if (bad != null) {
            return bad.excerpt();
        }
        boolean readable = frame.serialization() == Serialization.JSON || copied == frame.size();
        return readable ? null : Shown.beginning(frame.message(), KEPT);
    }

    /** Follows what comes from now on. */
    public Follower follow() {
        return new Follower();
    }

    /** Whether somebody follows, who shows the messages. */
    public synchronized boolean followed() {
        return followers > 0;
    }

    /** Sees each entry once, but for those that give way before they were asked for. */
    public final class Follower implements AutoCloseable {
        private long seen;
        private long missed;

        private Follower() {
            synchronized (Journal.this) {
                seen = added();
                followers++;
            }
        }

        /** Those that came since the last call; waits so long for a first one. */
        public List<JournalEntry> next(Duration longest) throws InterruptedException {
            long end = System.nanoTime() + longest.toNanos();
            synchronized (Journal.this) {
                long left = longest.toNanos();
                while (added() == seen && left > 0) {
                    Journal.this.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = end - System.nanoTime();
                }
                List<JournalEntry> fresh = frames == null ? List.of() : frames.after(seen);
                missed += added() - seen - fresh.size();
                seen = added();
                return fresh;
            }
        }

        /** How many came and went unseen. */
        public long missed() {
            return missed;
        }

        @Override
        public void close() {
            synchronized (Journal.this) {
                followers--;
            }
        }
    }
}
