package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes values as V8's ValueSerializer does; the table is in {@link Serialization}. An object that
 * was written before is written as a reference to it, so cycles are no trouble.
 */
final class AdvancedWriter extends Frame {
    private static final int PREFIX = 4;
    private static final String NOTHING_SENT = "; nothing was sent";

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private int objects;
    private int depth;

    /** One frame: its length, the header, the value (node-spec 8.6). */
    static Frame frame(Object message) {
        refuseNothing(message);
        AdvancedWriter writer = new AdvancedWriter();
        writer.length = PREFIX;
        writer.put(Tag.HEADER);
        writer.put(Tag.VERSION);
        writer.value(message);
        int payload = writer.length - PREFIX;
        for (int i = 0; i < PREFIX; i++) {
            writer.out[i] = (byte) (payload >> 8 * (PREFIX - 1 - i));
        }
        return writer;
    }

    private void value(Object value) {
        if (value == null) {
            put(Tag.NULL);
        } else if (value instanceof String s) {
            string(s);
        } else if (value instanceof Boolean b) {
            put(b ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Number n) {
            number(n);
        } else if (value instanceof Optional<?> o) {
            value(o.isPresent() ? o.get() : Undefined.UNDEFINED);
        } else if (value == Undefined.UNDEFINED) {
            put(Tag.UNDEFINED);
        } else if (value instanceof Character || value instanceof Path) {
            string(value.toString());
        } else if (value instanceof Enum<?> e) {
            string(e.name());
        } else {
            object(value);
        }
    }

    // ---- What is a value of its own wherever it stands.

    private void number(Number n) {
        if (n instanceof Integer || n instanceof Short || n instanceof Byte) {
            integer(n.intValue());
        } else if (n instanceof Double || n instanceof Float) {
            tagged(Tag.DOUBLE, n.doubleValue());
        } else if (n instanceof BigInteger big) {
            bigInteger(big);
        } else if (n instanceof BigDecimal) {
            throw refused(n, "JavaScript has no such number; send a double or a string");
        } else {
            whole(n.longValue());
        }
    }

    private void integer(int n) {
        put(Tag.INT);
        varint(n << 1 ^ n >> 31);
    }

    private void whole(long n) {
        if (n == (int) n) {
            integer((int) n);
        } else if (SameValue.isExact(n)) {
            tagged(Tag.DOUBLE, (double) n);
        } else {
            throw refused(n, n + " would be rounded; send a BigInteger, a double or a string");
        }
    }

    private void tagged(int tag, double d) {
        put(tag);
        long bits = Double.doubleToLongBits(d);
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            put((int) (bits >> shift));
        }
    }

    private void bigInteger(BigInteger n) {
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
    private void string(String s) {
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

    private void varint(int unsigned) {
        int rest = unsigned;
        while (rest >>> 7 != 0) {
            put(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        put(rest);
    }

    // ---- Objects: numbered in the order in which they begin.

    private void object(Object value) {
        Integer before = numbers.get(value);
        if (before != null) {
            reference(before);
            return;
        }
        if (++depth > AdvancedReader.DEEPEST) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "the message is nested deeper than " + AdvancedReader.DEEPEST + NOTHING_SENT);
        }
        int number = objects++;
        boolean isError = value instanceof JsError || value instanceof Throwable;
        if (!isConstant(value)) {
            numbers.put(value, isError ? ~number : number);
        }
        content(value);
        if (isError) {
            numbers.put(value, number);
        }
        depth--;
    }

    /** Whoever reads an error has none to refer to before its end: its number is negative here. */
    private void reference(int number) {
        if (number < 0) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE", "an error is its own cause" + NOTHING_SENT);
        }
        put(Tag.REFERENCE);
        varint(number);
    }

    /** Java's empty collections are one object each, which says nothing about the message. */
    private static boolean isConstant(Object value) {
        return value == List.of()
                || value == Map.of()
                || value == Set.of()
                || value == Collections.EMPTY_LIST
                || value == Collections.EMPTY_MAP
                || value == Collections.EMPTY_SET;
    }

    private void content(Object value) {
        if (value instanceof JsMap map) {
            map(map);
        } else if (value instanceof Map<?, ?> members) {
            members(members);
        } else if (value instanceof SparseArray array && array.count() < array.size()) {
            sparseArray(array);
        } else if (value instanceof Set<?> set) {
            set(set);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Object[] items) {
            array(items);
        } else {
            rare(value);
        }
    }

    private void rare(Object value) {
        TypedArray array = TypedArrays.fromJava(value);
        if (array != null) {
            typedArray(array);
            return;
        }
        switch (value) {
            case ByteBuffer b -> arrayBuffer(b.duplicate());
            case Instant i -> date(i);
            case Date d -> date(Instant.ofEpochMilli(d.getTime()));
            case JsRegExp r -> regExp(r);
            case JsError e -> error(e);
            case Throwable t -> error(JsError.of(t));
            case Record r -> members(Records.members(r));
            case char[] c -> array(boxed(c));
            case boolean[] b -> array(boxed(b));
            default ->
                    throw refused(
                            value,
                            "it cannot be cloned; send maps, lists, strings, numbers, records, or"
                                    + " what else the table of Serialization has");
        }
    }

    private void members(Map<?, ?> members) {
        put(Tag.OBJECT);
        int count = 0;
        for (Map.Entry<?, ?> member : named(members).entrySet()) {
            key((String) member.getKey());
            value(member.getValue());
            count++;
        }
        put(Tag.OBJECT_END);
        varint(count);
    }

    /** Keys that are the same as text are one member: a Node that reads it twice would die. */
    private static Map<?, ?> named(Map<?, ?> members) {
        for (Object key : members.keySet()) {
            if (!(key instanceof String)) {
                Map<String, Object> named = new LinkedHashMap<>();
                members.forEach((k, v) -> named.put(String.valueOf(k), v));
                return named;
            }
        }
        return members;
    }

    /** V8 writes a name that is an array's index as a number. */
    private void key(String key) {
        if (isIndex(key)) {
            integer(Integer.parseInt(key));
        } else {
            string(key);
        }
    }

    private static boolean isIndex(String key) {
        int size = key.length();
        if (size == 0 || size > 9 || size > 1 && key.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private void array(Iterable<?> items) {
        List<Object> all = new ArrayList<>(); // Their number comes first.
        for (Object item : items) {
            all.add(item);
        }
        array(all.toArray());
    }

    private void array(Object[] items) {
        put(Tag.DENSE_ARRAY);
        varint(items.length);
        for (Object item : items) {
            value(item);
        }
        put(Tag.DENSE_ARRAY_END);
        varint(0);
        varint(items.length);
    }

    private static Object[] boxed(Object array) {
        Object[] items = new Object[Array.getLength(array)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Array.get(array, i);
        }
        return items;
    }

    private void sparseArray(SparseArray array) {
        put(Tag.SPARSE_ARRAY);
        varint(array.size());
        for (Map.Entry<Integer, Object> element : array.elements().entrySet()) {
            integer(element.getKey());
            value(element.getValue());
        }
        put(Tag.SPARSE_ARRAY_END);
        varint(array.count());
        varint(array.size());
    }

    private void map(JsMap map) {
        put(Tag.MAP);
        int count = 0;
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            value(entry.getKey());
            value(entry.getValue());
            count += 2;
        }
        put(Tag.MAP_END);
        varint(count);
    }

    private void set(Set<?> set) {
        put(Tag.SET);
        int count = 0;
        for (Object member : set) {
            value(member);
            count++;
        }
        put(Tag.SET_END);
        varint(count);
    }

    private void date(Instant instant) {
        double milliseconds = instant.getEpochSecond() * 1e3 + instant.getNano() / 1_000_000;
        if (Math.abs(milliseconds) > AdvancedReader.FARTHEST_DATE) {
            throw refused(instant, "JavaScript's dates end 275,000 years from here");
        }
        tagged(Tag.DATE, milliseconds);
    }

    private void regExp(JsRegExp regExp) {
        put(Tag.REG_EXP);
        string(regExp.source());
        varint(regExp.bits());
    }

    private void error(JsError error) {
        put(Tag.ERROR);
        if (error.letter() != 0) {
            put(error.letter());
        }
        part(Tag.ERROR_MESSAGE, error.message());
        part(Tag.ERROR_CAUSE, error.cause());
        part(Tag.ERROR_STACK, error.stack());
        put(Tag.ERROR_END);
    }

    private void part(int tag, Object value) {
        if (value != null) {
            put(tag);
            value(value);
        }
    }

    private void arrayBuffer(ByteBuffer bytes) {
        put(Tag.ARRAY_BUFFER);
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        raw(all);
    }

    private void typedArray(TypedArray array) {
        put(Tag.HOST_OBJECT);
        varint(Tag.HOST_VIEW);
        varint(array.type().ordinal());
        raw(array.bytes());
    }

    private void raw(byte[] bytes) {
        varint(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private static ForkshopException refused(Object value, String why) {
        return new ForkshopException(
                "ERR_INVALID_ARG_TYPE",
                "a " + value.getClass().getName() + " cannot be sent: " + why + NOTHING_SENT);
    }
}
