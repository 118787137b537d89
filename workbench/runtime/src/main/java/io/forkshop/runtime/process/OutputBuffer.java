package io.forkshop.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Keeps what a child writes, up to a limit and not a byte beyond (node-spec 5.11). */
final class OutputBuffer {
    private static final int CHUNK = 64 * 1024;

    private final int limit;
    private final Charset encoding;
    private byte[] bytes = new byte[0]; // guarded by this, as is length
    private int length;

    OutputBuffer(int limit, Charset encoding) {
        this.limit = limit;
        this.encoding = encoding;
    }

    /**
     * Reads {@code stream} to its end on a virtual thread of its own; null reads nothing. Calls
     * {@code full} there, and reads no more, when the child has written more than the limit.
     */
    void fillFrom(InputStream stream, Runnable full) {
        if (stream != null) {
            Thread.ofVirtual().name("forkshop-output").start(() -> fill(stream, full));
        }
    }

    private void fill(InputStream stream, Runnable full) {
        try (stream) {
            byte[] chunk = new byte[CHUNK];
            int count = stream.read(chunk);
            while (count >= 0 && add(chunk, count)) {
                count = stream.read(chunk);
            }
            if (count >= 0) {
                full.run();
            }
        } catch (IOException e) {
            // What cannot be read has ended for us; closing it lets the child's close come.
        }
    }

    /** False when it was too much: what fits is kept. */
    private synchronized boolean add(byte[] chunk, int count) {
        int kept = Math.min(count, limit - length);
        if (length + kept > bytes.length) {
            int doubled = (int) Math.min(limit, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(length + kept, doubled));
        }
        System.arraycopy(chunk, 0, bytes, length, kept);
        length += kept;
        return kept == count;
    }

    /**
     * What is there now.
     *
     * @param cut whether the child would have gone on: a character of which only the beginning is
     *     there is then no malformed one
     * @param piped whether there was anything to read from
     */
    synchronized Captured captured(boolean cut, boolean piped) {
        return new Captured(Arrays.copyOf(bytes, length), encoding, cut, piped);
    }
}
