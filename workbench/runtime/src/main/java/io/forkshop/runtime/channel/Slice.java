package io.forkshop.runtime.channel;

/**
 * Where the bytes of a frame are, as long as whoever is told of it has not returned: the buffer is
 * used again, and so is this. Copies only when asked.
 */
final class Slice {
    static final int PREFIX = 4; // a length, big-endian: node-spec 8.6

    private byte[] bytes;
    private int from;
    private int length;
    private long prefixed = -1; // the length that stood before the bytes; -1: none did
    private boolean line;

    /** A frame as it is sent. */
    Slice of(Frame frame) {
        return set(frame.bytes(), 0, frame.length(), -1, false);
    }

    /** A line, whose newline may lie in another buffer. */
    Slice line(byte[] buffer, int start, int end) {
        return set(buffer, start, end - start, -1, true);
    }

    /** The beginning of something without an end. */
    Slice beginning(byte[] buffer, int start, int end) {
        return set(buffer, start, end - start, -1, false);
    }

    /** What of a frame there is behind its length, which has been taken apart. */
    Slice prefixed(long announced, byte[] buffer, int start, int present) {
        return set(buffer, start, present, announced, false);
    }

    private Slice set(byte[] buffer, int start, int size, long announced, boolean isLine) {
        bytes = buffer;
        from = start;
        length = size;
        prefixed = announced;
        line = isLine;
        return this;
    }

    /** On the wire, prefix or newline included; what was announced counts, if anything was. */
    long size() {
        return prefixed >= 0 ? PREFIX + prefixed : length + (line ? 1 : 0);
    }

    /** At most so many bytes from its beginning on, as they were on the wire. */
    byte[] copy(int most) {
        int head = prefixed >= 0 ? PREFIX : 0;
        byte[] copy = new byte[Math.min(most, head + length + (line ? 1 : 0))];
        for (int i = 0; i < Math.min(head, copy.length); i++) {
            copy[i] = (byte) (prefixed >> 8 * (PREFIX - 1 - i));
        }
        if (copy.length > head) {
            System.arraycopy(bytes, from, copy, head, Math.min(length, copy.length - head));
        }
        if (line && copy.length > length) {
            copy[length] = '\n';
        }
        return copy;
    }
}
