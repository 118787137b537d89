package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Frames;
import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.StructuredClone;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** One end of the line between session and workbench. Any thread may send, one reads. */
public final class Link implements AutoCloseable {
    /** The most bytes of a frame: as on a channel. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final Object writing = new Object();

    public Link(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.out = out;
    }

    /**
     * Sends one frame; waits where the other end does not read. Throws {@link ForkshopException}
     * for what cannot travel, with nothing sent.
     */
    public void send(Object... fields) throws IOException {
        send(frame(fields));
    }

    /** A frame, made to be sent later. */
    public static ByteBuffer frame(Object... fields) {
        ByteBuffer frame = StructuredClone.write(Arrays.asList(fields), Frames.HEADER);
        int length = frame.limit() - Frames.HEADER;
        if (length > LONGEST) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE",
                    "That is "
                            + length
                            + " bytes, and no more than "
                            + LONGEST
                            + " go to the workbench at once; nothing was sent.");
        }
        return frame.putInt(0, length);
    }

    public void send(ByteBuffer frame) throws IOException {
        synchronized (writing) {
            out.write(frame.array(), 0, frame.limit());
            out.flush();
        }
    }

    /** The next frame; null at the end. */
    public Fields next() throws IOException {
        byte[] frame = Frames.next(in, LONGEST);
        return frame == null ? null : fields(frame);
    }

    private static Fields fields(byte[] frame) throws Malformed {
        try {
            if (StructuredClone.read(frame, 0, frame.length) instanceof List<?> fields) {
                return new Fields(fields);
            }
        } catch (io.forkshop.runtime.clone.Malformed e) {
            throw new Malformed("a frame that is no clone: " + e.getMessage());
        }
        throw new Malformed("a frame that is no list");
    }

    @Override
    public void close() throws IOException {
        try (in;
                out) {
            // Both, whatever the first one says.
        }
    }
}
