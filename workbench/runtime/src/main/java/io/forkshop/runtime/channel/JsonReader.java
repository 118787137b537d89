package io.forkshop.runtime.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recursive-descent reader over UTF-8 bytes (RFC 8259), bounded in depth so that no text can end
 * the thread.
 */
final class JsonReader {
    static final int DEEPEST = 1000;

    private final byte[] in;
    private final int end;
    private int at;
    private int depth;

    JsonReader(byte[] in, int from, int to) {
        this.in = in;
        this.at = from;
        this.end = to;
    }

    Object text() {
        Object value = value();
        if (peek() != -1) {
            throw malformed("expected the end of the text");
        }
        return value;
    }

    private Object value() {
        int first = peek();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            case -1 -> throw malformed("expected a value, the text ends");
            default -> {
                if (first == '-' || isDigit(first)) {
                    yield number();
                }
                throw malformed("expected a value");
            }
        };
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        if (!skip('}')) {
            do {
                if (peek() != '"') {
                    throw malformed("expected a key in double quotes");
                }
                String key = string();
                if (!skip(':')) {
                    throw malformed("expected ':' after a key");
                }
                members.put(key, value());
            } while (skip(','));
            if (!skip('}')) {
                throw malformed("expected ',' or '}' in an object");
            }
        }
        depth--;
        return Collections.unmodifiableMap(members);
    }

    private List<Object> array() {
        enter();
        List<Object> items = new ArrayList<>();
        if (!skip(']')) {
            do {
                items.add(value());
            } while (skip(','));
            if (!skip(']')) {
                throw malformed("expected ',' or ']' in an array");
            }
        }
        depth--;
        return Collections.unmodifiableList(items);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw malformed("nested deeper than " + DEEPEST);
        }
        at++;
    }

    private String string() {
        int start = ++at;
        at = Scan.plain(in, at, end);
        if (at < end && in[at] == '"') { // ASCII to its end: nothing is to be decoded.
            return new String(in, start, at++ - start, StandardCharsets.ISO_8859_1);
        }
        while (at < end) {
            byte b = in[at];
            if (b == '"') {
                return new String(in, start, at++ - start, StandardCharsets.UTF_8);
            }
            if (b == '\\') {
                return escapedString(start);
            }
            if (b >= 0 && b < 0x20) {
                throw malformed("a control character in a string must be escaped");
            }
            at++;
        }
        throw malformed("a string has no closing quote");
    }

    /** The slow path: {@code in[start..at)} has been read and an escape follows. */
    private String escapedString(int start) {
        StringBuilder out = new StringBuilder();
        int from = start;
        while (at < end) {
            byte b = in[at];
            if (b == '"' || b == '\\') {
                out.append(new String(in, from, at - from, StandardCharsets.UTF_8));
                at++;
                if (b == '"') {
                    return out.toString();
                }
                out.append(escape());
                from = at;
            } else if (b >= 0 && b < 0x20) {
                throw malformed("a control character in a string must be escaped");
            } else {
                at++;
            }
        }
        throw malformed("a string has no closing quote");
    }

    private char escape() {
        int kind = at < end ? in[at++] : -1;
        return switch (kind) {
            case '"', '\\', '/' -> (char) kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw malformed("unknown escape in a string");
        };
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < end ? Character.digit(in[at], 16) : -1;
            if (digit < 0) {
                throw malformed("\\u needs four hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private Number number() {
        int start = at;
        boolean negative = skipHere('-');
        int firstDigit = at;
        digits();
        if (in[firstDigit] == '0' && at - firstDigit > 1) {
            throw malformed("a number must not start with 0");
        }
        boolean whole = true;
        if (skipHere('.')) {
            digits();
            whole = false;
        }
        if (skipHere('e') || skipHere('E')) {
            if (!skipHere('+')) {
                skipHere('-');
            }
            digits();
            whole = false;
        }
        String text = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
        if (whole && at - firstDigit <= 18) {
            return integer(text, negative);
        }
        return Double.valueOf(text);
    }

    /** -0 is a double in JavaScript, and stays one. */
    private static Number integer(String text, boolean negative) {
        long value = Long.parseLong(text);
        if (value == 0 && negative) {
            return -0.0;
        }
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private void digits() {
        int start = at;
        while (at < end && isDigit(in[at])) {
            at++;
        }
        if (at == start) {
            throw malformed("expected a digit");
        }
    }

    private Object literal(String word, Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || in[at] != word.charAt(i)) {
                throw malformed("expected " + word);
            }
            at++;
        }
        return value;
    }

    /** The next byte that is not white space, without taking it; -1 at the end. */
    private int peek() {
        while (at < end) {
            byte b = in[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    private boolean skip(char wanted) {
        return peek() == wanted && skipHere(wanted);
    }

    private boolean skipHere(char wanted) {
        if (at < end && in[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private MalformedJson malformed(String rule) {
        return new MalformedJson(Math.min(at, end), rule);
    }
}
