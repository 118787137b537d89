package io.forkshop.app.world;

import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import java.util.Optional;

/**
 * One thing that went over a channel.
 *
 * @param number from 1, without a gap, in the order of the session
 * @param millis when, by the clock on the wall: since 1970
 * @param nanos when, by a clock that never jumps: since the journal began
 * @param bytes how long it was on the wire; of a bad frame, as far as is known
 * @param beginning its first bytes on the wire: all of them, or {@link Journal#KEPT}
 * @param written its text, where that cannot be had from those bytes; else null
 * @param rule which rule a bad frame has broken; else empty
 */
public record JournalEntry(
        long number,
        long millis,
        long nanos,
        String from,
        String to,
        Tap.Kind kind,
        long bytes,
        Serialization serialization,
        byte[] beginning,
        String written,
        String rule,
        Optional<Passed> passed) {
    /** How the parties call the workbench itself. */
    public static final String PRIMARY = "primary";

    /**
     * A descriptor that went along.
     *
     * @param type what Node calls its kind, such as {@code net.Socket}
     * @param fd its number in the primary; -1 when it was announced and did not come
     */
    public record Passed(String type, int fd) {
        @Override
        public String toString() {
            return type + (fd < 0 ? ", no fd came" : ", fd " + fd);
        }
    }

    /** Whether this process sent or received it. */
    public boolean concerns(String name) {
        return from.equals(name) || to.equals(name);
    }

    /** The process at the other end of the primary's channel. */
    public String worker() {
        return from.equals(PRIMARY) ? to : from;
    }

    /** Whether {@link #beginning} is all of it. */
    public boolean whole() {
        return beginning.length >= bytes;
    }

    /**
     * The message: of a long one the beginning, of one that is not a message an excerpt. Made when
     * it is asked for, since most are never looked at.
     */
    public String text() {
        if (written != null) {
            return written;
        }
        return serialization == Serialization.JSON
                ? Shown.line(beginning, whole())
                : Shown.clone(beginning);
    }
}
