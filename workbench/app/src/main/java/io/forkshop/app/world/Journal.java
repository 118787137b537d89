package io.forkshop.app.world;

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

    private static final long MOST_BYTES = 4 << 20;
    private static final int OVERHEAD = 200; // bytes

    private final Bounded<JournalEntry> entries =
            new Bounded<>(MOST_ENTRIES, MOST_BYTES, Journal::weight);
    private final long began = System.nanoTime();
    private final Map<String, Counter> counters = new HashMap<>(); // guarded by this
    private long last; // number of the newest entry
    private int followers;

    /** Of one name; guarded by the journal. */
    private static final class Counter {
        private long sent;
        private long received;
    }

    /** Empty. */
    public Journal() {}

    private static long weight(JournalEntry entry) {
        int text = entry.written() == null ? 0 : entry.written().length();
        return OVERHEAD + entry.beginning().length + text;
    }

    public List<JournalEntry> entries() {
        return entries.toList();
    }

    /** How many earlier entries are no longer kept. */
    public long dropped() {
        return entries.dropped();
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
        String written = written(frame, beginning.length);
        String rule = frame.message() instanceof BadFrame bad ? bad.rule() : "";
        Optional<Passed> passed =
                frame.handle().map(kind -> new Passed(kind.type(), frame.descriptor().orElse(-1)));
        synchronized (this) {
            counter.sent += sent ? 1 : 0;
            counter.received += sent ? 0 : 1;
            entries.add(
                    new JournalEntry(
                            ++last,
                            System.currentTimeMillis(),
                            System.nanoTime() - began,
                            sent ? JournalEntry.PRIMARY : name,
                            sent ? name : JournalEntry.PRIMARY,
                            frame.kind(),
                            frame.size(),
                            frame.serialization(),
                            beginning,
                            written,
                            rule,
                            passed));
            if (followers > 0) {
                notifyAll();
            }
        }
    }

    /** What {@link JournalEntry#text} could not find out later; null where it can. */
    private static String written(TappedFrame frame, int copied) {
        if (frame.message() instanceof BadFrame bad) {
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
                seen = last;
                followers++;
            }
        }

        /** Those that came since the last call; waits so long for a first one. */
        public List<JournalEntry> next(Duration longest) throws InterruptedException {
            long end = System.nanoTime() + longest.toNanos();
            synchronized (Journal.this) {
                long left = longest.toNanos();
                while (last == seen && left > 0) {
                    Journal.this.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = end - System.nanoTime();
                }
                List<JournalEntry> fresh =
                        entries.toList().stream().filter(e -> e.number() > seen).toList();
                missed += last - seen - fresh.size();
                seen = last;
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
