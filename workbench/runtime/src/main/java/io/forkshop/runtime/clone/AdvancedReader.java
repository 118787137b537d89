package io.forkshop.runtime.clone;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one message as V8's ValueSerializer writes it; the table is in {@link StructuredClone}.
 * Bounded in depth, and it believes no length. Objects are numbered in the order in which they
 * begin, so that a later reference can name one, even from inside it.
 */
final class AdvancedReader {
    /** The greatest distance from 1970 that a JavaScript Date has, in milliseconds. */
    static final double FARTHEST_DATE = 8.64e15;

    private static final Object PENDING = new Object();

    private final WireInput in;
    private final List<Object> objects = new ArrayList<>();
    private int depth;

    AdvancedReader(byte[] bytes, int from, int to) {
        this.in = new WireInput(bytes, from, to);
    }

    Object message() {
        int start = in.at();
        if (in.octet() != Tag.HEADER) {
            throw new Malformed(start, "expected the header FF");
        }
        int version = in.octet();
        if (version < Tag.OLDEST_VERSION || version > Tag.VERSION) {
            throw new Malformed(start + 1, "version " + version + " of the format is not known");
        }
        Object message = value();
        if (!in.atEnd()) {
            throw in.malformed("expected the end of the frame");
        }
        return message;
    }

    private Object value() {
        int start = in.at();
        return value(start, in.tag());
    }

    private Object value(int start, int tag) {
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.UNDEFINED, Tag.HOLE -> Undefined.UNDEFINED;
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.INT -> in.zigzag();
            case Tag.UINT -> SameValue.number(in.varint());
            case Tag.DOUBLE -> SameValue.number(in.real());
            case Tag.BIG_INT -> in.bigInteger();
            case Tag.ONE_BYTE_STRING -> in.latin1();
            case Tag.TWO_BYTE_STRING -> in.utf16();
            case Tag.UTF8_STRING -> in.utf8();
            case Tag.REFERENCE -> reference(start);
            default -> object(start, tag);
        };
    }

    private Object reference(int start) {
        long number = in.varint();
        Object object = number < objects.size() ? objects.get((int) number) : PENDING;
        if (object == PENDING) {
            throw new Malformed(start, "a reference to an object that is not there");
        }
        return object;
    }

    private Object object(int start, int tag) {
        if (++depth > StructuredClone.DEEPEST) {
            throw new Malformed(start, "nested deeper than " + StructuredClone.DEEPEST);
        }
        int number = objects.size();
        objects.add(PENDING);
        Object object = content(start, tag, number);
        objects.set(number, object);
        depth--;
        return object;
    }

    private Object content(int start, int tag, int number) {
        return switch (tag) {
            case Tag.OBJECT -> members(number);
            case Tag.DENSE_ARRAY -> denseArray(number);
            case Tag.SPARSE_ARRAY -> sparseArray(number);
            case Tag.MAP -> map(number);
            case Tag.SET -> set(number);
            case Tag.DATE -> date();
            case Tag.TRUE_OBJECT -> true;
            case Tag.FALSE_OBJECT -> false;
            case Tag.NUMBER_OBJECT -> SameValue.number(in.real());
            case Tag.BIG_INT_OBJECT -> in.bigInteger();
            case Tag.STRING_OBJECT -> string();
            case Tag.REG_EXP -> regExp();
            case Tag.ERROR -> error();
            case Tag.ARRAY_BUFFER -> ByteBuffer.wrap(in.bytes(in.length())).asReadOnlyBuffer();
            case Tag.HOST_OBJECT -> hostObject();
            default -> throw new Malformed(start, unknown(tag));
        };
    }

    private static String unknown(int tag) {
        String letter = tag > ' ' && tag < 0x7f ? " ('" + (char) tag + "')" : "";
        return "a value of an unknown kind, " + tag + letter;
    }

    /** Makes the object known before its content is read, which may refer to it. */
    private <T> T known(int number, T object) {
        objects.set(number, object);
        return object;
    }

    private Map<String, Object> members(int number) {
        Map<String, Object> members = new LinkedHashMap<>();
        Map<String, Object> object = known(number, Collections.unmodifiableMap(members));
        int tag;
        int start = in.at();
        while ((tag = in.tag()) != Tag.OBJECT_END) {
            member(start, tag, members);
            start = in.at();
        }
        count(members.size());
        return object;
    }

    private void member(int start, int tag, Map<String, Object> into) {
        String key = key(start, tag);
        if (into.containsKey(key)) {
            throw new Malformed(start, "a member of an object comes twice");
        }
        into.put(key, value());
    }

    private String key(int start, int tag) {
        Object key = value(start, tag);
        if (key instanceof String || key instanceof Number && !(key instanceof BigInteger)) {
            return key.toString();
        }
        throw new Malformed(start, "the name of a member must be a string or a number");
    }

    private void count(long wanted) {
        int start = in.at();
        if (in.varint() != wanted) {
            throw new Malformed(start, "the number of members must be " + wanted);
        }
    }

    private List<Object> denseArray(int number) {
        int length = in.length(); // An element has one byte at least.
        List<Object> elements = new ArrayList<>();
        List<Object> array = known(number, Collections.unmodifiableList(elements));
        for (int i = 0; i < length; i++) {
            elements.add(value());
        }
        Map<String, Object> others = new LinkedHashMap<>();
        int tag;
        int start = in.at();
        while ((tag = in.tag()) != Tag.DENSE_ARRAY_END) {
            member(start, tag, others);
            start = in.at();
        }
        count(others.size());
        count(length);
        return array;
    }

    /** How V8 writes an array that may have holes; most that come so have none. */
    private List<Object> sparseArray(int number) {
        int start = in.at();
        long length = in.varint();
        if (length > SparseArray.MOST_HOLES + (long) in.left()) {
            throw new Malformed(start, "an array has at most " + SparseArray.MOST_HOLES + " holes");
        }
        SparseArray array = known(number, new SparseArray((int) length));
        Map<String, Object> others = new LinkedHashMap<>();
        int tag;
        start = in.at();
        while ((tag = in.tag()) != Tag.SPARSE_ARRAY_END) {
            if (tag == Tag.INT) {
                element(start, array);
            } else {
                member(start, tag, others);
            }
            start = in.at();
        }
        count((long) array.count() + others.size());
        count(length);
        return array;
    }

    private void element(int start, SparseArray array) {
        int index = in.zigzag();
        if (index < 0 || index >= array.size() || array.has(index)) {
            throw new Malformed(start, "an element lies outside its array, or comes twice");
        }
        array.put(index, value());
    }

    private JsMap map(int number) {
        JsMap map = known(number, new JsMap());
        long count = 0;
        int tag;
        int start = in.at();
        while ((tag = in.tag()) != Tag.MAP_END) {
            Object key = value(start, tag);
            map.add(key, value());
            count += 2;
            start = in.at();
        }
        count(count);
        return map;
    }

    private Set<Object> set(int number) {
        JsSet set = known(number, new JsSet());
        long count = 0;
        int tag;
        int start = in.at();
        while ((tag = in.tag()) != Tag.SET_END) {
            set.put(value(start, tag));
            count++;
            start = in.at();
        }
        count(count);
        return set;
    }

    /** An invalid Date is null, as in JSON. */
    private Instant date() {
        double milliseconds = in.real();
        boolean valid = Math.abs(milliseconds) <= FARTHEST_DATE;
        return valid ? Instant.ofEpochMilli((long) milliseconds) : null;
    }

    private String string() {
        int start = in.at();
        Object value = value();
        if (value instanceof String s) {
            return s;
        }
        throw new Malformed(start, "expected a string");
    }

    private JsRegExp regExp() {
        String source = string();
        int start = in.at();
        JsRegExp regExp = JsRegExp.of(source, (int) in.varint());
        if (regExp == null) {
            throw new Malformed(start, "a regular expression has no such flags");
        }
        return regExp;
    }

    private JsError error() {
        String name = "Error";
        String message = null;
        String stack = null;
        Object cause = null;
        while (true) {
            int start = in.at();
            int part = in.octet();
            switch (part) {
                case Tag.ERROR_MESSAGE -> message = string();
                case Tag.ERROR_STACK -> stack = string();
                case Tag.ERROR_CAUSE -> cause = value();
                case Tag.ERROR_END -> {
                    return new JsError(name, message, stack, cause);
                }
                default -> {
                    name = JsError.name(part);
                    if (name == null) {
                        throw new Malformed(start, "an error has no part of the kind " + part);
                    }
                }
            }
        }
    }

    /** What Node itself adds to V8's format (node-spec 8.8). */
    private Object hostObject() {
        int start = in.at();
        long kind = in.varint();
        if (kind == Tag.HOST_COPY) {
            return value();
        }
        if (kind != Tag.HOST_VIEW) {
            throw new Malformed(start, "a host object of an unknown kind");
        }
        start = in.at();
        TypedArray.Type type = TypedArray.Type.numbered((int) in.varint());
        if (type == null) {
            throw new Malformed(start, "a typed array of an unknown type");
        }
        byte[] bytes = in.bytes(in.length());
        if (bytes.length % type.size() != 0) {
            throw new Malformed(start, "a typed array ends in the middle of an element");
        }
        return TypedArrays.toJava(type, bytes);
    }
}
