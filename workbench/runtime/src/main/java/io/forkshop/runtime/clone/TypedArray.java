package io.forkshop.runtime.clone;

import java.util.Arrays;

/**
 * Bytes that JavaScript sees as numbers of some type. Where Java has that type, its array is what
 * arrives, and may be sent, instead: byte[] for Buffer, short[], int[], float[], double[], and
 * long[] for BigInt64Array.
 *
 * @param bytes little-endian; a multiple of the type's size
 */
public record TypedArray(Type type, byte[] bytes) {
    /** In the order in which Node numbers them on the wire. */
    public enum Type {
        INT8(1),
        UINT8(1),
        UINT8_CLAMPED(1),
        INT16(2),
        UINT16(2),
        INT32(4),
        UINT32(4),
        FLOAT32(4),
        FLOAT64(8),
        DATA_VIEW(1),
        BUFFER(1),
        BIG_INT64(8),
        BIG_UINT64(8);

        private static final Type[] ALL = values();
        private final int size;

        Type(int size) {
            this.size = size;
        }

        /** Bytes per element. */
        public int size() {
            return size;
        }

        /** Null when there is none of this number. */
        static Type numbered(int number) {
            return number >= 0 && number < ALL.length ? ALL[number] : null;
        }
    }

    /** Throws IllegalArgumentException when the bytes do not make whole elements. */
    public TypedArray {
        if (bytes.length % type.size() != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no whole number of " + type + " elements");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedArray a && a.type == type && Arrays.equals(a.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return type + " of " + bytes.length / type.size();
    }
}
