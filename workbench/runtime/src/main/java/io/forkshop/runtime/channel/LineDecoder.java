package io.forkshop.runtime.channel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Frames of one JSON text per line (node-spec 8.5). */
final class LineDecoder implements FrameDecoder {
    private static final int EXCERPT = 40;

    private final Sink sink;
    private final Slice slice = new Slice();
    private byte[] tail = new byte[0];
    private int tailLength;
    private long offset;
    private boolean skipping;

    LineDecoder(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(byte[] bytes, int length) {
        int start = 0;
        int newline;
        while ((newline = Scan.find(bytes, '\n', start, length)) >= 0) {
            finish(bytes, start, newline);
            start = newline + 1;
        }
        keep(bytes, start, length);
    }

    private void finish(byte[] bytes, int start, int newline) {
        if (skipping) {
            skipping = false;
            offset += newline - start + 1L;
        } else if (tailLength == 0) {
            decode(bytes, start, newline);
        } else {
            keep(bytes, start, newline);
            byte[] whole = tail;
            int length = tailLength;
            tailLength = 0;
            if (skipping) {
                skipping = false; // The piece that completed the frame made it too large.
                offset++;
            } else {
                decode(whole, 0, length);
            }
            if (tail.length > EXCERPT * 1024) {
                // One large frame must not hold its memory for the channel's life.
                tail = new byte[0];
            }
        }
    }

    private void decode(byte[] bytes, int from, int to) {
        int size = to - from + 1;
        Object message;
        try {
            message = Json.parse(bytes, from, to);
        } catch (MalformedJson e) {
            BadFrame bad =
                    new BadFrame(offset + e.offset() - from, e.rule(), excerpt(bytes, from, to));
            sink.bad(bad, slice.line(bytes, from, to));
            offset += size;
            return;
        }
        offset += size;
        sink.frame(message, slice.line(bytes, from, to));
    }

    private void keep(byte[] bytes, int from, int to) {
        int more = to - from;
        if (skipping) {
            offset += more;
        } else if (tailLength + more > LARGEST) {
            tooLarge(
                    tailLength > 0
                            ? slice.beginning(tail, 0, tailLength)
                            : slice.beginning(bytes, from, to));
            skipping = true;
            offset += tailLength + more;
            tailLength = 0;
            tail = new byte[0];
        } else if (more > 0) {
            if (tail.length - tailLength < more) {
                tail = Arrays.copyOf(tail, Math.max(tail.length * 2, tailLength + more));
            }
            System.arraycopy(bytes, from, tail, tailLength, more);
            tailLength += more;
        }
    }

    private void tooLarge(Slice begun) {
        byte[] start = begun.copy(EXCERPT + 1);
        String rule = "a frame may have at most " + (LARGEST >> 20) + " MiB; this one was skipped";
        sink.bad(new BadFrame(offset, rule, excerpt(start, 0, start.length)), begun);
    }

    private static String excerpt(byte[] bytes, int from, int to) {
        int length = Math.min(EXCERPT, to - from);
        String start = new String(bytes, from, length, StandardCharsets.UTF_8);
        return length < to - from ? start + "…" : start;
    }
}
