package io.forkshop.runtime.clone;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The primitives of V8's serialization, read from bytes that may be anything. */
final class WireInput {
    private final byte[] in;
    private final int end;
    private int at;

    WireInput(byte[] in, int from, int to) {
        this.in = in;
        this.at = from;
        this.end = to;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    int left() {
        return end - at;
    }

    Malformed malformed(String rule) {
        return new Malformed(at, rule);
    }

    int octet() {
        need(1);
        return in[at++] & 0xff;
    }

    /** The next letter, padding aside. */
    int tag() {
        int tag;
        do {
            tag = octet();
        } while (tag == Tag.PADDING);
        return tag;
    }

    /** An unsigned number of up to 32 bits, seven to a byte, the lowest first. */
    long varint() {
        int start = at;
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = octet();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value & 0xffff_ffffL;
            }
        }
        throw new Malformed(start, "a number has at most five bytes");
    }

    int zigzag() {
        int n = (int) varint();
        return n >>> 1 ^ -(n & 1);
    }

    double real() {
        return Double.longBitsToDouble(littleEndian(8));
    }

    private long littleEndian(int size) {
        need(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | in[at + i] & 0xff;
        }
        at += size;
        return value;
    }

    /** A length that the rest of the frame has room for: a lying one costs no memory. */
    int length() {
        int start = at;
        long length = varint();
        if (length > end - at) {
            throw new Malformed(start, "a length reaches beyond the end of the frame");
        }
        return (int) length;
    }

    byte[] bytes(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(in, at - length, at);
    }

    String latin1() {
        int length = length();
        at += length;
        return new String(in, at - length, length, StandardCharsets.ISO_8859_1);
    }

    String utf8() {
        int length = length();
        at += length;
        return new String(in, at - length, length, StandardCharsets.UTF_8);
    }

    /** Char by char: lone surrogates are kept, where a charset would replace them. */
    String utf16() {
        int start = at;
        int length = length();
        if (length % 2 != 0) {
            throw new Malformed(start, "a two-byte string has an even number of bytes");
        }
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++, at += 2) {
            chars[i] = (char) (in[at] & 0xff | in[at + 1] << 8);
        }
        return new String(chars);
    }

    /** Sign in the lowest bit of the first number, above it the number of bytes. */
    BigInteger bigInteger() {
        int start = at;
        long field = varint();
        long size = field >> 1;
        if (size > end - at) {
            throw new Malformed(start, "a big integer reaches beyond the end of the frame");
        }
        byte[] magnitude = bytes((int) size);
        for (int i = 0, j = magnitude.length - 1; i < j; i++, j--) {
            byte swapped = magnitude[i];
            magnitude[i] = magnitude[j];
            magnitude[j] = swapped;
        }
        BigInteger absolute = new BigInteger(1, magnitude);
        return (field & 1) == 0 ? absolute : absolute.negate();
    }

    private void need(int count) {
        if (end - at < count) {
            throw new Malformed(end, "the frame ends in the middle of a value");
        }
    }
}
