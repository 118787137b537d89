package io.forkshop.runtime.channel;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One frame, as a {@link Tap} sees it. Its bytes are there while the tap is called and no longer:
 * the channel uses its buffer again. All else may be kept.
 */
public final class TappedFrame {
    private final Tap.Direction direction;
    private final Tap.Kind kind;
    private final Serialization serialization;
    private final Object message;
    private final long size;
    private final Handle.Kind handle;
    private final int descriptor;
    private Slice bytes; // null once the tap has returned

    TappedFrame(
            Tap.Direction direction,
            Tap.Kind kind,
            Serialization serialization,
            Object message,
            Slice bytes,
            Handle.Kind handle,
            int descriptor) {
        this.direction = direction;
        this.kind = kind;
        this.serialization = serialization;
        this.message = message;
        this.bytes = bytes;
        this.size = bytes.size();
        this.handle = handle;
        this.descriptor = descriptor;
    }

    /** Which way it went, as seen from the end that has the tap. */
    public Tap.Direction direction() {
        return direction;
    }

    /** Whose it is, and whether a descriptor went with it. */
    public Tap.Kind kind() {
        return kind;
    }

    /** What the channel speaks. */
    public Serialization serialization() {
        return serialization;
    }

    /**
     * The value, as parsed or as handed to send; it may be changed by whoever sent it. With a
     * handle, Node's NODE_HANDLE message. Of a bad frame the {@link BadFrame}.
     */
    public Object message() {
        return message;
    }

    /** On the wire in bytes, its newline or its length included. Of a bad frame, what is known. */
    public long size() {
        return size;
    }

    /**
     * A copy of its first bytes on the wire, {@code most} or fewer. Only while the tap is called.
     *
     * @throws IllegalStateException later
     */
    public byte[] copy(int most) {
        if (bytes == null) {
            throw new IllegalStateException("a frame's bytes are gone when its tap has returned");
        }
        return bytes.copy(most);
    }

    /** What kind of handle goes with it; empty when none does. */
    public Optional<Handle.Kind> handle() {
        return Optional.ofNullable(handle);
    }

    /**
     * The handle's descriptor in this process: the one that is sent, or the new number under which
     * it has arrived. Empty without a handle, and when one was announced but did not come.
     */
    public OptionalInt descriptor() {
        return descriptor < 0 ? OptionalInt.empty() : OptionalInt.of(descriptor);
    }

    void over() {
        bytes = null;
    }
}
