package io.forkshop.runtime.channel;

/**
 * Sees every frame of a channel, in order for each direction. Called on the sending or the reading
 * thread: be quick. When one handle is offered again, each offer is a frame.
 */
@FunctionalInterface
public interface Tap {
    /** Which way a frame went, as the end that has the tap sees it. */
    enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * Whose frame it is: the program's, or the library's own ({@code cmd} starts with NODE_:
     * node-spec 8.13).
     */
    enum Kind {
        USER,
        /** The library's own; a cluster's connections come with such a one, and a descriptor. */
        INTERNAL,
        /** The program's, with a descriptor: what goes over the wire is the value's {@code msg}. */
        HANDLE,
        /** The answer to a handle: it has arrived. */
        ACK,
        /** The answer to a handle: it has not, or nobody took it. */
        NACK,
        /** Bytes that are no frame; only ever received. */
        BAD
    }

    /** A frame was sent or received; {@code frame} itself may be used during the call only. */
    void frame(TappedFrame frame);
}
