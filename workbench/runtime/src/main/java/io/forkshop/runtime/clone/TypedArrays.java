package io.forkshop.runtime.clone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Between JavaScript's typed arrays and Java's arrays of primitives. */
final class TypedArrays {
    private TypedArrays() {}

    static Object toJava(TypedArray.Type type, byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.length / type.size();
        switch (type) {
            case BUFFER:
                return bytes;
            case INT16:
                short[] shorts = new short[count];
                from.asShortBuffer().get(shorts);
                return shorts;
            case INT32:
                int[] ints = new int[count];
                from.asIntBuffer().get(ints);
                return ints;
            case FLOAT32:
                float[] floats = new float[count];
                from.asFloatBuffer().get(floats);
                return floats;
            case FLOAT64:
                double[] doubles = new double[count];
                from.asDoubleBuffer().get(doubles);
                return doubles;
            case BIG_INT64:
                long[] longs = new long[count];
                from.asLongBuffer().get(longs);
                return longs;
            default:
                return new TypedArray(type, bytes);
        }
    }

    /** Null when it is no array of a type that JavaScript has. */
    static TypedArray fromJava(Object value) {
        if (value instanceof TypedArray a) {
            return a;
        }
        if (value instanceof byte[] bytes) {
            return new TypedArray(TypedArray.Type.BUFFER, bytes);
        }
        if (value instanceof short[] shorts) {
            ByteBuffer to = room(shorts.length, Short.BYTES);
            to.asShortBuffer().put(shorts);
            return new TypedArray(TypedArray.Type.INT16, to.array());
        }
        if (value instanceof int[] ints) {
            ByteBuffer to = room(ints.length, Integer.BYTES);
            to.asIntBuffer().put(ints);
            return new TypedArray(TypedArray.Type.INT32, to.array());
        }
        if (value instanceof float[] floats) {
            ByteBuffer to = room(floats.length, Float.BYTES);
            to.asFloatBuffer().put(floats);
            return new TypedArray(TypedArray.Type.FLOAT32, to.array());
        }
        if (value instanceof double[] doubles) {
            ByteBuffer to = room(doubles.length, Double.BYTES);
            to.asDoubleBuffer().put(doubles);
            return new TypedArray(TypedArray.Type.FLOAT64, to.array());
        }
        if (value instanceof long[] longs) {
            ByteBuffer to = room(longs.length, Long.BYTES);
            to.asLongBuffer().put(longs);
            return new TypedArray(TypedArray.Type.BIG_INT64, to.array());
        }
        return null;
    }

    private static ByteBuffer room(int count, int size) {
        return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
