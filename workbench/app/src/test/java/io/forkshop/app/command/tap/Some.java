package io.forkshop.app.command.tap;

import io.forkshop.app.world.JournalEntry;
import io.forkshop.app.world.JournalEntry.Passed;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Entries as the journal makes them, with times that do not change: one a millisecond. */
public final class Some {
    private Some() {}

    public static JournalEntry message(int number, String from, String to, String json) {
        return entry(number, from, to, Tap.Kind.USER, json, Optional.empty());
    }

    static JournalEntry internal(int number, String from, String to, String json) {
        return entry(number, from, to, Tap.Kind.INTERNAL, json, Optional.empty());
    }

    static JournalEntry entry(
            int number, String from, String to, Tap.Kind kind, String json, Optional<Passed> fd) {
        byte[] wire = (json + "\n").getBytes(StandardCharsets.UTF_8);
        long millis = 1_700_000_000_000L + number;
        return new JournalEntry(
                number,
                millis,
                number * 1_000_000L,
                from,
                to,
                kind,
                wire.length,
                Serialization.JSON,
                wire,
                kind == Tap.Kind.BAD ? json : null,
                kind == Tap.Kind.BAD ? "a value is missing" : "",
                fd);
    }
}
