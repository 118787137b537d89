package io.forkshop.runtime.channel;

/**
 * Sees every frame of a channel, in order for each direction. Called on the sending or the reading
 * thread: be quick.
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
        INTERNAL,
        /** The program's, with a descriptor: what goes over the wire is the value's {@code msg}. */
        HANDLE
    }

    /**
     * @param message the value, as parsed or as handed to send
     * @param bytes the frame's size on the wire, its newline included
     */
    void frame(Direction direction, Kind kind, Object message, int bytes);
}
