package io.forkshop.app.world;

import java.time.LocalTime;

/**
 * One thing that went over a channel.
 *
 * @param json the message; of a long one the beginning, of one that is not a message an excerpt
 * @param bytes how long it was on the wire
 */
public record JournalEntry(
        LocalTime time, String from, String to, Kind kind, String json, long bytes) {
    /** How the parties call the workbench itself. */
    public static final String PRIMARY = "primary";

    /** What travelled. */
    public enum Kind {
        /** A message of the learner's. */
        USER,
        /** One that the runtimes exchange among themselves ({@code NODE_…}). */
        INTERNAL,
        /** Bytes that are no message. */
        BAD
    }

    /** Whether this process sent or received it. */
    public boolean concerns(String name) {
        return from.equals(name) || to.equals(name);
    }
}
