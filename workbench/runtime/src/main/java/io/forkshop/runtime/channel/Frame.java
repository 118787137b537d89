package io.forkshop.runtime.channel;

import java.util.Arrays;

/** The bytes of one frame in the making, in a buffer that grows: made and sent without copies. */
abstract class Frame {
    byte[] out = new byte[256];
    int length;

    /** The buffer; the first {@link #length()} bytes of it count. */
    final byte[] bytes() {
        return out;
    }

    final int length() {
        return length;
    }

    final void put(int b) {
        room(1);
        out[length++] = (byte) b;
    }

    final void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
        }
    }
}
