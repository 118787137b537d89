package io.forkshop.app.frames;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Frames on a stream: four bytes of length, big-endian, and so many bytes. */
public final class Frames {
    /** The bytes before each frame, which its length does not count. */
    public static final int HEADER = Integer.BYTES;

    private Frames() {}

    /**
     * The next frame; null at the end of the stream between two frames.
     *
     * @param longest the most bytes that a frame may have, its header aside
     * @throws Malformed when it is empty or longer
     * @throws EOFException when the stream ends within it
     */
    public static byte[] next(InputStream in, int longest) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] rest = whole(in, HEADER - 1);
        int length = first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | rest[2] & 0xff;
        if (length < 1 || length > longest) {
            throw new Malformed("a frame of " + length + " bytes");
        }
        return whole(in, length);
    }

    /** Grows with what comes, not with what was announced. */
    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended in the middle of a frame");
        }
        return bytes;
    }
}
