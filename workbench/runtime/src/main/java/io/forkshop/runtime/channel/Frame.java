package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.Undefined;

import java.util.Arrays;
import java.util.Optional;

/** The bytes of one frame in the making, in a buffer that grows: made and sent without copies. */
class Frame {
    byte[] out;
    int length;

    /** To be made. */
    Frame() {
        this(new byte[256], 0);
    }

    /** Made. */
    Frame(byte[] out, int length) {
        this.out = out;
        this.length = length;
    }

    /** The buffer; the first {@link #length()} bytes of it count. */
    final byte[] bytes() {
        return out;
    }

    final int length() {
        return length;
    }

    /**
     * The nearest things in Java to send(undefined): node-spec 7.4. (Enum first, because it is
     * loaded already: a worker is on its way to its first message.)
     */
    static void refuseNothing(Object message) {
        if (message instanceof Optional<?> o && o.isEmpty()
                || message instanceof Enum<?> && message == Undefined.UNDEFINED) {
            throw new ForkshopException(
                    "ERR_MISSING_ARGS", "there is nothing to send: the message is undefined");
        }
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
