package io.forkshop.runtime.channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks for a byte among many, eight at a time: every byte of a frame is looked at, and one by one
 * that took longer than all else. By the arithmetic of one long, where a borrow out of a byte
 * reaches its own high bit first.
 */
final class Scan {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * ONES;
    private static final int LITTLE = 64; // below it a buffer costs more than it saves

    private Scan() {}

    /** The place of the first {@code wanted}, an ASCII character, in that range; -1 without one. */
    static int find(byte[] in, int wanted, int from, int to) {
        int at = from;
        if (to - from >= LITTLE) {
            ByteBuffer longs = longs(in);
            for (; at + 8 <= to; at += 8) {
                long equal = longs.getLong(at) ^ wanted * ONES;
                if ((equal - ONES & ~equal & HIGH_BITS) != 0) {
                    break;
                }
            }
        }
        while (at < to && in[at] != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    /**
     * The place of the first byte that cannot stand for itself in a JSON string: a quote, a
     * backslash, a control character, or a part of a character that is not ASCII. Else {@code to}.
     */
    static int plain(byte[] in, int from, int to) {
        int at = from;
        if (to - from >= LITTLE) {
            ByteBuffer longs = longs(in);
            while (at + 8 <= to && arePlain(longs.getLong(at))) {
                at += 8;
            }
        }
        while (at < to && isPlain(in[at])) {
            at++;
        }
        return at;
    }

    private static ByteBuffer longs(byte[] in) {
        return ByteBuffer.wrap(in).order(ByteOrder.nativeOrder());
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\'; // what is not ASCII is negative
    }

    /** False also for some that are: then the bytes are looked at one by one. */
    private static boolean arePlain(long eight) {
        long quote = (eight ^ '"' * ONES) - ONES;
        long backslash = (eight ^ '\\' * ONES) - ONES;
        long control = eight - ' ' * ONES;
        return ((eight | quote | backslash | control) & HIGH_BITS) == 0;
    }
}
