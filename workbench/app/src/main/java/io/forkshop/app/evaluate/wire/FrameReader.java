package io.forkshop.app.evaluate.wire;

import io.forkshop.app.frames.Frames;
import io.forkshop.app.frames.Malformed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One frame being read. Nothing in it can ask for more memory than the frame itself took. */
public final class FrameReader {
    private final ByteBuffer fields;

    private FrameReader(byte[] frame) {
        fields = ByteBuffer.wrap(frame);
    }

    /**
     * The next frame; null at the end of the stream between two frames.
     *
     * @param longest the most bytes that a frame may have, its length aside
     */
    static FrameReader next(InputStream in, int longest) throws IOException {
        byte[] frame = Frames.next(in, longest);
        return frame == null ? null : new FrameReader(frame);
    }

    int octet() throws Malformed {
        need(1);
        return fields.get() & 0xff;
    }

    int number() throws Malformed {
        need(Integer.BYTES);
        return fields.getInt();
    }

    /** How many things follow, of which each takes at least {@code least} bytes. */
    int count(int least) throws Malformed {
        int count = number();
        if (count < 0 || (long) count * least > fields.remaining()) {
            throw new Malformed("a list of " + count + " in a frame with less");
        }
        return count;
    }

    byte[] bytes() throws Malformed {
        byte[] value = new byte[count(1)];
        fields.get(value);
        return value;
    }

    String text() throws Malformed {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Text, or null where it is missing. */
    String maybe() throws Malformed {
        return flag() ? text() : null;
    }

    boolean flag() throws Malformed {
        int value = octet();
        if (value > 1) {
            throw new Malformed("a flag that is " + value);
        }
        return value == 1;
    }

    void end() throws Malformed {
        if (fields.hasRemaining()) {
            throw new Malformed(fields.remaining() + " bytes after the end of a frame");
        }
    }

    private void need(int count) throws Malformed {
        if (fields.remaining() < count) {
            throw new Malformed("a frame that ends too early");
        }
    }
}
