package io.forkshop.runtime.channel;

import io.forkshop.runtime.channel.Handle.Outcome;

/**
 * A frame on its way, with the handle that goes with it, if one does. The lock of its channel's
 * writer guards it.
 */
final class Outgoing {
    private static final int OVERHEAD = 100; // bytes
    private final Object message;
    private final Tap.Kind kind;
    private final Frame frame;
    private final Handle handle;
    private final int descriptor;
    private SendCallback done;
    private boolean accepted;
    private boolean left;
    private int offers;

    /** Without a handle. */
    Outgoing(Object message, Tap.Kind kind, Frame frame, SendCallback done) {
        this(message, kind, frame, done, null);
    }

    /** Borrows the handle's descriptor, until {@link #settle} or {@link #giveBack}. */
    Outgoing(Object message, Tap.Kind kind, Frame frame, SendCallback done, Handle handle) {
        this.message = message;
        this.kind = kind;
        this.frame = frame;
        this.done = done;
        this.handle = handle;
        this.descriptor = handle == null ? -1 : handle.lend();
    }

    /** For the tap: the value that the frame stands for. */
    Object message() {
        return message;
    }

    Tap.Kind kind() {
        return kind;
    }

    Frame frame() {
        return frame;
    }

    byte[] bytes() {
        return frame.bytes();
    }

    int length() {
        return frame.length();
    }

    /** What it costs to keep. */
    int size() {
        return OVERHEAD + frame.bytes().length;
    }

    SendCallback done() {
        return done;
    }

    /** Nobody else hears of its failure. */
    void failSilently() {
        if (done == null) {
            done = error -> {};
        }
    }

    boolean carriesHandle() {
        return handle != null;
    }

    /** Null without a handle. */
    Handle.Kind handleKind() {
        return handle == null ? null : handle.kind();
    }

    int descriptor() {
        return descriptor;
    }

    /** It starts on its way, for the first time or again. */
    void offered() {
        if (offers++ > 0) {
            done = error -> {}; // Its callback has been called.
        }
        accepted = false;
        left = false;
    }

    int offers() {
        return offers;
    }

    /** The writer took it: from here on it is written, or the channel ends. */
    void accepted() {
        accepted = true;
    }

    boolean isAccepted() {
        return accepted;
    }

    /** The kernel has the first byte, and the descriptor with it. */
    void left() {
        left = true;
    }

    boolean hasLeft() {
        return left;
    }

    /** What has become of the handle: not to be called under a lock, listeners hear of it. */
    void settle(Outcome outcome) {
        handle.settle(outcome);
    }

    /** Nothing was tried: the handle is as it was. */
    void giveBack() {
        if (handle != null) {
            handle.giveBack();
        }
    }
}
