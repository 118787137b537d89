package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.StructuredClone;

import java.nio.ByteBuffer;

/**
 * How the messages of a channel become bytes, and bytes messages: Node's option of that name
 * (node-spec 7.3). Both ends of a channel must use the same; a parent tells its child by the
 * environment (8.2).
 *
 * <p>Which type of Java travels as which of JavaScript's, in either, is in the table of {@link
 * io.forkshop.runtime.clone.StructuredClone}.
 *
 * <p>JSON refuses to nest deeper than 1000, ADVANCED deeper than 500; both to read a frame of more
 * than 16 MiB. Node has no limit.
 */
// Here stands all that Channel and Link know of codecs. One class, and no switch over itself: both
// would be further classes on a worker's way to its first message.
public enum Serialization {
    /** A JSON text per line (node-spec 8.5): {@link Json}. Node's default. */
    JSON("json"),

    /** V8's structured clone, with a length before each message (8.6 to 8.8). */
    ADVANCED("advanced");

    private final String nodeName;

    Serialization(String nodeName) {
        this.nodeName = nodeName;
    }

    /** What Node calls it: {@code json} or {@code advanced}. */
    public String nodeName() {
        return nodeName;
    }

    /** By Node's name; throws {@link ForkshopException} ERR_INVALID_ARG_VALUE for any other. */
    public static Serialization named(String nodeName) {
        if (JSON.nodeName.equals(nodeName)) {
            return JSON;
        }
        if (ADVANCED.nodeName.equals(nodeName)) {
            return ADVANCED;
        }
        throw new ForkshopException(
                "ERR_INVALID_ARG_VALUE",
                "there is no serialization '" + nodeName + "'; it is 'json' or 'advanced'");
    }

    /** The message as one frame. Throws, with nothing made, what {@link Channel#send} tells. */
    Frame encode(Object message) {
        return this == JSON ? JsonWriter.frame(message) : advanced(message);
    }

    /** Its length, big-endian, and the clone (8.6). */
    private static Frame advanced(Object message) {
        Frame.refuseNothing(message);
        ByteBuffer clone = StructuredClone.write(message, Integer.BYTES);
        clone.putInt(0, clone.limit() - Integer.BYTES);
        return new Frame(clone.array(), clone.limit());
    }

    /** The reading half, at the start of a stream. */
    FrameDecoder decoder(FrameDecoder.Sink sink) {
        return this == JSON ? new LineDecoder(sink) : new LengthDecoder(sink);
    }
}
