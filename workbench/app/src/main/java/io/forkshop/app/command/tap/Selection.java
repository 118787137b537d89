package io.forkshop.app.command.tap;

import io.forkshop.app.world.JournalEntry;
import io.forkshop.runtime.channel.Tap;

import java.util.List;

/**
 * Which messages are wanted: those that meet every condition that is set.
 *
 * @param names of processes, one of which sent or received it; empty for any
 * @param from null for any
 * @param to null for any
 * @param kinds words of {@link #KINDS}; empty for any
 * @param text a part of its text, of which the beginning is known; empty for any
 * @param since milliseconds since 1970
 */
public record Selection(
        List<String> names, String from, String to, List<String> kinds, String text, long since) {
    /** Internal holds the answers, too; handle is whatever carries a descriptor. */
    public static final List<String> KINDS =
            List.of("user", "internal", "handle", "ack", "nack", "bad");

    public boolean holds(JournalEntry entry) {
        return (names.isEmpty() || names.stream().anyMatch(entry::concerns))
                && (from == null || entry.from().equals(from))
                && (to == null || entry.to().equals(to))
                && (kinds.isEmpty() || kinds.stream().anyMatch(kind -> is(entry, kind)))
                && entry.millis() >= since
                && (text.isEmpty() || entry.text().contains(text));
    }

    private static boolean is(JournalEntry entry, String kind) {
        return switch (kind) {
            case "user" -> entry.kind() == Tap.Kind.USER;
            case "handle" -> entry.passed().isPresent();
            case "ack" -> entry.kind() == Tap.Kind.ACK;
            case "nack" -> entry.kind() == Tap.Kind.NACK;
            case "bad" -> entry.kind() == Tap.Kind.BAD;
            default ->
                    entry.kind() == Tap.Kind.INTERNAL
                            || entry.kind() == Tap.Kind.ACK
                            || entry.kind() == Tap.Kind.NACK;
        };
    }
}
