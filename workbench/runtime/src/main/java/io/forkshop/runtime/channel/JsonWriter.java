package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.StructuredClone;
import io.forkshop.runtime.clone.Undefined;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** Writes values as UTF-8 JSON. */
final class JsonWriter extends Frame {
    /** There is as much as was asked for. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private static final int LONG = 100; // characters

    private final int most;
    private int depth;

    JsonWriter() {
        this(Integer.MAX_VALUE);
    }

    /** Gives up with {@link Enough} when there are more bytes than {@code most}. */
    JsonWriter(int most) {
        this.most = most;
    }

    /** One frame: the value and the newline that ends it (node-spec 8.5). */
    static Frame frame(Object message) {
        refuseNothing(message);
        JsonWriter writer = new JsonWriter();
        writer.value(message);
        writer.put('\n');
        return writer;
    }

    /**
     * A chain of tests, not a switch over types: the first pattern switch of a VM makes a class at
     * run time, 4 ms of a worker's way to its first message.
     */
    void value(Object value) {
        if (length > most) {
            throw new Enough();
        }
        if (value == null) {
            ascii("null");
        } else if (value instanceof String s) {
            string(s);
        } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            ascii(value.toString());
        } else if (value instanceof Number n) {
            number(n);
        } else if (value instanceof Map<?, ?> m) {
            object(m);
        } else if (value instanceof Iterable<?> i) {
            array(i);
        } else {
            rare(value);
        }
    }

    private void rare(Object value) {
        switch (value) {
            case Optional<?> o -> value(o.orElse(null));
            case Undefined u -> value(null);
            case Character c -> string(c.toString());
            case Enum<?> e -> string(e.name());
            case Instant i -> string(isoInstant(i));
            case Date d -> string(isoInstant(d.toInstant()));
            case byte[] b -> buffer(b);
            case Record r -> object(StructuredClone.members(r));
            default -> {
                if (!value.getClass().isArray()) {
                    throw noJsonForm(value);
                }
                array(value);
            }
        }
    }

    private void object(Map<?, ?> members) {
        open('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            first = member(String.valueOf(member.getKey()), member.getValue(), first);
        }
        close('}');
    }

    /** An absent member is left out, like JavaScript's undefined, which it may be. */
    private boolean member(String key, Object value, boolean first) {
        if (value instanceof Optional<?> o && o.isEmpty()
                || value instanceof Enum<?> && value == Undefined.UNDEFINED) {
            return first;
        }
        if (!first) {
            put(',');
        }
        string(key);
        put(':');
        value(value);
        return false;
    }

    private void array(Iterable<?> items) {
        if (items instanceof Path) { // Its items are paths again, each of itself.
            string(items.toString());
            return;
        }
        open('[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                put(',');
            }
            value(item);
            first = false;
        }
        close(']');
    }

    private void array(Object array) {
        open('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            if (i > 0) {
                put(',');
            }
            value(Array.get(array, i));
        }
        close(']');
    }

    /** As Node writes a Buffer: node-spec 7.5. */
    private void buffer(byte[] bytes) {
        ascii("{\"type\":\"Buffer\",\"data\":[");
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0) {
                put(',');
            }
            if (length > most) {
                throw new Enough();
            }
            ascii(Integer.toString(bytes[i] & 0xff));
        }
        ascii("]}");
    }

    private void number(Number n) {
        if (n instanceof Double || n instanceof Float) {
            real(n.doubleValue());
        } else if (n instanceof BigInteger || n instanceof BigDecimal) {
            ascii(n.toString());
        } else {
            ascii(Long.toString(n.longValue()));
        }
    }

    /** JavaScript knows one kind of number: 3.0 is written 3. */
    private void real(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            ascii("null");
        } else if (d == Math.rint(d) && Math.abs(d) < 1e15) {
            ascii(Long.toString((long) d));
        } else {
            ascii(Double.toString(d));
        }
    }

    private void string(String s) {
        put('"');
        int run = plainStart(s);
        for (int i = run; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                continue;
            }
            ascii(s, run, i);
            i += special(s, i, c);
            run = i + 1;
        }
        ascii(s, run, s.length());
        put('"');
    }

    /**
     * Writes the ASCII that a long string begins with, up to the first character that needs more,
     * and says where that is. Each step of it is one that the VM does many bytes at a time.
     */
    private int plainStart(String s) {
        int size = s.length();
        if (size < LONG) {
            return 0;
        }
        int start = length;
        ascii(s, 0, size); // for other characters the low byte of each
        length = start;
        if (!new String(out, start, size, StandardCharsets.ISO_8859_1).equals(s)) {
            return 0; // It had others.
        }
        length = Scan.plain(out, start, start + size);
        return length - start;
    }

    /** Writes the character at {@code i}; returns how many further chars it used. */
    private int special(String s, int i, char c) {
        if (c >= 0x80 && !Character.isSurrogate(c)) {
            utf8(c);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < s.length()
                && Character.isLowSurrogate(s.charAt(i + 1))) {
            utf8(Character.toCodePoint(c, s.charAt(i + 1)));
            return 1;
        } else {
            escape(c);
        }
        return 0;
    }

    /**
     * Lone surrogates are escaped, never written as ill-formed UTF-8 (JSON.stringify since ES2019).
     */
    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            case '\b' -> put('b');
            case '\f' -> put('f');
            default -> {
                put('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    put(HEX[c >> shift & 0xf]);
                }
            }
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            put(0xc0 | c >> 6);
        } else if (c < 0x10000) {
            put(0xe0 | c >> 12);
            put(0x80 | c >> 6 & 0x3f);
        } else {
            put(0xf0 | c >> 18);
            put(0x80 | c >> 12 & 0x3f);
            put(0x80 | c >> 6 & 0x3f);
        }
        put(0x80 | c & 0x3f);
    }

    private void open(char bracket) {
        put(bracket);
        if (++depth > JsonReader.DEEPEST) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "the message is nested deeper than "
                            + JsonReader.DEEPEST
                            + ", or contains itself; nothing was sent");
        }
    }

    private void close(char bracket) {
        put(bracket);
        depth--;
    }

    private void ascii(String s) {
        ascii(s, 0, s.length());
    }

    // The one method that copies ASCII without an encoder; the caller has checked that it is.
    @SuppressWarnings("deprecation")
    private void ascii(String s, int from, int to) {
        room(to - from);
        s.getBytes(from, to, out, length);
        length += to - from;
    }

    /** JavaScript's toISOString has exactly three decimals. */
    private static String isoInstant(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private static ForkshopException noJsonForm(Object value) {
        return new ForkshopException(
                "ERR_INVALID_ARG_TYPE",
                "a "
                        + value.getClass().getName()
                        + " has no JSON form; send maps, lists, strings, numbers, booleans, records"
                        + " or null");
    }
}
