package io.forkshop.app.world;

import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Tap;

import java.time.LocalTime;
import java.util.List;

/** Everything that went over the channels, newest last; the oldest give way. */
public final class Journal {
    static final int MOST_ENTRIES = 1_000;
    static final int LONGEST_JSON = 4_096;
    private static final long MOST_CHARACTERS = 2 << 20;

    private final Bounded<JournalEntry> entries =
            new Bounded<>(MOST_ENTRIES, MOST_CHARACTERS, entry -> entry.json().length());

    Journal() {}

    public List<JournalEntry> entries() {
        return entries.toList();
    }

    /** How many earlier entries are no longer kept. */
    public long dropped() {
        return entries.dropped();
    }

    /** Listens to the channel of the process of this name. */
    Tap tap(String name) {
        return (direction, kind, message, bytes) -> {
            var sent = direction == Tap.Direction.SENT;
            var entry =
                    new JournalEntry(
                            LocalTime.now(),
                            sent ? JournalEntry.PRIMARY : name,
                            sent ? name : JournalEntry.PRIMARY,
                            kind == Tap.Kind.USER
                                    ? JournalEntry.Kind.USER
                                    : JournalEntry.Kind.INTERNAL,
                            beginning(Shown.of(message)),
                            bytes);
            entries.add(entry);
        };
    }

    void bad(String name, BadFrame frame) {
        entries.add(
                new JournalEntry(
                        LocalTime.now(),
                        name,
                        JournalEntry.PRIMARY,
                        JournalEntry.Kind.BAD,
                        beginning(frame.excerpt()),
                        frame.excerpt().length()));
    }

    private static String beginning(String json) {
        return json.length() <= LONGEST_JSON ? json : json.substring(0, LONGEST_JSON) + "…";
    }
}
