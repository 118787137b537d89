package io.forkshop.runtime.channel;

/**
 * How the messages of a channel become bytes, and bytes messages: Node's option of that name
 * (node-spec 7.3). Both ends of a channel must use the same; a parent tells its child by the
 * environment (8.2).
 *
 * <p>Here stands all that {@link Channel} and {@link Link} know of codecs. One class, and no switch
 * over itself: both would be further classes on a worker's way to its first message.
 */
public enum Serialization {
    /** A JSON text per line (node-spec 8.5): {@link Json}. */
    JSON;

    /** The message as one frame. Throws, with nothing made, what {@link Channel#send} tells. */
    Frame encode(Object message) {
        return JsonWriter.frame(message);
    }

    /** The reading half, at the start of a stream. */
    FrameDecoder decoder(FrameDecoder.Sink sink) {
        return new LineDecoder(sink);
    }
}
