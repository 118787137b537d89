package io.forkshop.runtime.channel;

import io.forkshop.runtime.clone.Malformed;
import io.forkshop.runtime.clone.StructuredClone;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Frames of a length and so many bytes (node-spec 8.6). A frame that is too large is skipped. After
 * a length of 2 GiB or more nothing is: such a length means that the other side does not count in
 * frames at all (Node dies of it, 8.9), and what follows cannot be told from it.
 */
final class LengthDecoder implements FrameDecoder {
    private static final int PREFIX = Slice.PREFIX;
    private static final int EXCERPT = 16;

    private final Sink sink;
    private final Slice slice = new Slice();
    private byte[] tail = new byte[0];
    private int tailLength;
    private int missingPrefix = PREFIX;
    private long frameLength; // as far as its prefix has been read
    private long offset; // of the frame's prefix
    private long toSkip;
    private boolean lost;

    LengthDecoder(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(byte[] bytes, int length) {
        int at = 0;
        while (at < length && !lost) {
            if (toSkip > 0) {
                at += skip(length - at);
            } else if (missingPrefix > 0) {
                frameLength = frameLength << 8 | bytes[at++] & 0xff;
                missingPrefix--;
                if (missingPrefix == 0) {
                    begin();
                }
            } else {
                at += take(bytes, at, length);
            }
        }
    }

    private int skip(int available) {
        int now = (int) Math.min(toSkip, available);
        toSkip -= now;
        return now;
    }

    /** A length is complete: what it announces is taken, or skipped. */
    private void begin() {
        if (frameLength > Integer.MAX_VALUE) {
            bad(
                    0,
                    "no frame has 2 GiB or more: the other side does not speak 'advanced'; nothing"
                            + " more is read");
            lost = true;
        } else if (frameLength > LARGEST) {
            bad(0, "a frame may have at most " + (LARGEST >> 20) + " MiB; this one was skipped");
            toSkip = frameLength;
            next();
        } else if (frameLength == 0) {
            decode(tail, 0);
        }
    }

    /** Uses bytes for the payload that has begun; returns how many. */
    private int take(byte[] bytes, int at, int end) {
        int now = (int) Math.min(frameLength - tailLength, end - at);
        if (now == frameLength) {
            decode(bytes, at);
            return now;
        }
        // The buffer grows with what has come, not with what was announced.
        if (tail.length - tailLength < now) {
            long twice = Math.min(frameLength, tail.length * 2L);
            tail = Arrays.copyOf(tail, (int) Math.max(twice, tailLength + now));
        }
        System.arraycopy(bytes, at, tail, tailLength, now);
        tailLength += now;
        if (tailLength == frameLength) {
            byte[] whole = tail;
            // One large frame must not hold its memory for the channel's life.
            tail = whole.length > 40 * 1024 ? new byte[0] : whole;
            decode(whole, 0);
        }
        return now;
    }

    private void decode(byte[] bytes, int from) {
        int size = (int) frameLength;
        Object message;
        try {
            message = StructuredClone.read(bytes, from, from + size);
        } catch (Malformed e) {
            sink.bad(
                    new BadFrame(
                            offset + PREFIX + e.offset() - from,
                            e.getMessage(),
                            excerpt(bytes, from, size)),
                    slice.prefixed(size, bytes, from, size));
            next();
            return;
        }
        next();
        sink.frame(message, slice.prefixed(size, bytes, from, size));
    }

    private void next() {
        offset += PREFIX + frameLength;
        frameLength = 0;
        missingPrefix = PREFIX;
        tailLength = 0;
    }

    private void bad(int at, String rule) {
        sink.bad(
                new BadFrame(
                        offset + at,
                        rule,
                        HexFormat.ofDelimiter(" ").toHexDigits((int) frameLength)),
                slice.prefixed(frameLength, tail, 0, 0));
    }

    private static String excerpt(byte[] bytes, int from, int size) {
        int length = Math.min(EXCERPT, size);
        String start = HexFormat.ofDelimiter(" ").formatHex(bytes, from, from + length);
        return length < size ? start + " …" : start;
    }
}
