package io.forkshop.runtime.clone;

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
 * Writes values as V8's ValueSerializer does; the table is in {@link StructuredClone}. An object
 * that was written before is written as a reference to it, so cycles are no trouble.
 */
final class AdvancedWriter {
    private static final String NOTHING_SENT = "; nothing was sent";

    private final WireOutput out;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private int objects;
    private int depth;

    AdvancedWriter(int reserved) {
        out = new WireOutput(reserved);
    }

    ByteBuffer write(Object value) {
        out.put(Tag.HEADER);
        out.put(Tag.VERSION);
        value(value);
        return out.all();
    }

    private void value(Object value) {
        if (value == null) {
            out.put(Tag.NULL);
        } else if (value instanceof String s) {
            out.string(s);
        } else if (value instanceof Boolean b) {
            out.put(b ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Number n) {
            number(n);
        } else if (value instanceof Optional<?> o) {
            value(o.isPresent() ? o.get() : Undefined.UNDEFINED);
        } else if (value == Undefined.UNDEFINED) {
            out.put(Tag.UNDEFINED);
        } else if (value instanceof Character || value instanceof Path) {
            out.string(value.toString());
        } else if (value instanceof Enum<?> e) {
            out.string(e.name());
        } else {
            object(value);
        }
    }

    // ---- What is a value of its own wherever it stands.

    private void number(Number n) {
        if (n instanceof Integer || n instanceof Short || n instanceof Byte) {
            out.integer(n.intValue());
        } else if (n instanceof Double || n instanceof Float) {
            out.real(Tag.DOUBLE, n.doubleValue());
        } else if (n instanceof BigInteger big) {
            out.bigInteger(big);
        } else if (n instanceof BigDecimal) {
            throw refused(n, "JavaScript has no such number; send a double or a string");
        } else {
            whole(n.longValue());
        }
    }

    private void whole(long n) {
        if (n == (int) n) {
            out.integer((int) n);
        } else if (SameValue.isExact(n)) {
            out.real(Tag.DOUBLE, (double) n);
        } else {
            throw refused(n, n + " would be rounded; send a BigInteger, a double or a string");
        }
    }

    // ---- Objects: numbered in the order in which they begin.

    private void object(Object value) {
        Integer before = numbers.get(value);
        if (before != null) {
            reference(before);
            return;
        }
        if (++depth > StructuredClone.DEEPEST) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "the message is nested deeper than " + StructuredClone.DEEPEST + NOTHING_SENT);
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
        out.put(Tag.REFERENCE);
        out.varint(number);
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
                                    + " what else the table of StructuredClone has");
        }
    }

    private void members(Map<?, ?> members) {
        out.put(Tag.OBJECT);
        int count = 0;
        for (Map.Entry<?, ?> member : named(members).entrySet()) {
            key((String) member.getKey());
            value(member.getValue());
            count++;
        }
        out.put(Tag.OBJECT_END);
        out.varint(count);
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
            out.integer(Integer.parseInt(key));
        } else {
            out.string(key);
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
        out.put(Tag.DENSE_ARRAY);
        out.varint(items.length);
        for (Object item : items) {
            value(item);
        }
        out.put(Tag.DENSE_ARRAY_END);
        out.varint(0);
        out.varint(items.length);
    }

    private static Object[] boxed(Object array) {
        Object[] items = new Object[Array.getLength(array)];
        for (int i = 0; i < items.length; i++) {
            items[i] = Array.get(array, i);
        }
        return items;
    }

    private void sparseArray(SparseArray array) {
        out.put(Tag.SPARSE_ARRAY);
        out.varint(array.size());
        for (Map.Entry<Integer, Object> element : array.elements().entrySet()) {
            out.integer(element.getKey());
            value(element.getValue());
        }
        out.put(Tag.SPARSE_ARRAY_END);
        out.varint(array.count());
        out.varint(array.size());
    }

    private void map(JsMap map) {
        out.put(Tag.MAP);
        int count = 0;
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            value(entry.getKey());
            value(entry.getValue());
            count += 2;
        }
        out.put(Tag.MAP_END);
        out.varint(count);
    }

    private void set(Set<?> set) {
        out.put(Tag.SET);
        int count = 0;
        for (Object member : set) {
            value(member);
            count++;
        }
        out.put(Tag.SET_END);
        out.varint(count);
    }

    private void date(Instant instant) {
        double milliseconds = instant.getEpochSecond() * 1e3 + instant.getNano() / 1_000_000;
        if (Math.abs(milliseconds) > AdvancedReader.FARTHEST_DATE) {
            throw refused(instant, "JavaScript's dates end 275,000 years from here");
        }
        out.real(Tag.DATE, milliseconds);
    }

    private void regExp(JsRegExp regExp) {
        out.put(Tag.REG_EXP);
        out.string(regExp.source());
        out.varint(regExp.bits());
    }

    private void error(JsError error) {
        out.put(Tag.ERROR);
        if (error.letter() != 0) {
            out.put(error.letter());
        }
        part(Tag.ERROR_MESSAGE, error.message());
        part(Tag.ERROR_CAUSE, error.cause());
        part(Tag.ERROR_STACK, error.stack());
        out.put(Tag.ERROR_END);
    }

    private void part(int tag, Object value) {
        if (value != null) {
            out.put(tag);
            value(value);
        }
    }

    private void arrayBuffer(ByteBuffer bytes) {
        out.put(Tag.ARRAY_BUFFER);
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        out.bytes(all);
    }

    private void typedArray(TypedArray array) {
        out.put(Tag.HOST_OBJECT);
        out.varint(Tag.HOST_VIEW);
        out.varint(array.type().ordinal());
        out.bytes(array.bytes());
    }

    private static ForkshopException refused(Object value, String why) {
        return new ForkshopException(
                "ERR_INVALID_ARG_TYPE",
                "a " + value.getClass().getName() + " cannot be sent: " + why + NOTHING_SENT);
    }
}
