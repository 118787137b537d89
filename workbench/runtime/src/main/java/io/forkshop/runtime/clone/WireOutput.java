package io.forkshop.runtime.clone;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The primitives of V8's serialization, written into a buffer that grows. */
final class WireOutput {
    private byte[] out = new byte[256];
    private int length;

    /** Leaves {@code reserved} bytes in front for the caller. */
    WireOutput(int reserved) {
        length = reserved;
    }

    ByteBuffer all() {
        return ByteBuffer.wrap(out, 0, length);
    }

    void put(int b) {
        room(1);
        out[length++] = (byte) b;
    }

    private void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, Math.addExact(length, more)));
        }
    }

    /** Seven bits to a byte, the lowest first. */
    void varint(int unsigned) {
        int rest = unsigned;
        while (rest >>> 7 != 0) {
            put(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        put(rest);
    }

    void integer(int n) {
        put(Tag.INT);
        varint(n << 1 ^ n >> 31);
    }

    void real(int tag, double d) {
        put(tag);
        long bits = Double.doubleToLongBits(d);
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            put((int) (bits >> shift));
        }
    }

    void bigInteger(BigInteger n) {
        put(Tag.BIG_INT);
        BigInteger absolute = n.abs();
        byte[] magnitude = absolute.toByteArray();
        int size = (absolute.bitLength() + 63) / 64 * 8; // V8 writes whole 64-bit digits.
        varint(size << 1 | (n.signum() < 0 ? 1 : 0));
        for (int i = 0; i < size; i++) {
            int at = magnitude.length - 1 - i;
            put(at >= 0 ? magnitude[at] : 0);
        }
    }

    // The one method that copies Latin-1 without an encoder; the loop has checked that it is.
    @SuppressWarnings("deprecation")
    void string(String s) {
        int size = s.length();
        if (isLatin1(s)) {
            put(Tag.ONE_BYTE_STRING);
            varint(size);
            room(size);
            s.getBytes(0, size, out, length);
            length += size;
        } else {
            twoByteString(s);
        }
    }

    private static boolean isLatin1(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private void twoByteString(String s) {
        int size = Math.multiplyExact(s.length(), 2);
        int bytesOfSize = Math.max(1, (38 - Integer.numberOfLeadingZeros(size)) / 7);
        if ((length + 1 + bytesOfSize) % 2 != 0) {
            put(Tag.PADDING);
        }
        put(Tag.TWO_BYTE_STRING);
        varint(size);
        room(size);
        for (int i = 0; i < s.length(); i++) {
            out[length++] = (byte) s.charAt(i);
            out[length++] = (byte) (s.charAt(i) >> 8);
        }
    }

    /** Their number, and they. */
    void bytes(byte[] bytes) {
        varint(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }
}
