package io.forkshop.runtime.clone;

import java.math.BigInteger;

/** JavaScript's rule for the keys of a Map and the members of a Set: SameValueZero. */
final class SameValue {
    /** What JavaScript's numbers hold without gaps. */
    private static final long EXACT = 1L << 53;

    private SameValue() {}

    /** Stands for {@code value} in a hash table. */
    static Object key(Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Boolean
                || value instanceof BigInteger
                || value instanceof Enum<?>) {
            return value;
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            return real == 0 ? Integer.valueOf(0) : number(real);
        }
        return new Identity(value);
    }

    /**
     * JavaScript's one kind of number as Java's: Integer, or else Long, where nothing is lost by
     * it. -0 stays a Double.
     */
    static Number number(double real) {
        long whole = (long) real;
        if (whole != real || Math.abs(whole) > EXACT || whole == 0 && 1 / real < 0) {
            return real;
        }
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }

    static boolean isExact(long whole) {
        return Math.abs(whole) <= EXACT && whole != Long.MIN_VALUE;
    }

    private record Identity(Object value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity i && i.value == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }
}
