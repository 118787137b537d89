package io.forkshop.runtime.channel;

import java.nio.charset.StandardCharsets;

/**
 * JSON as Node's channel speaks it. Texts become {@code Map<String, Object>} (in the text's order),
 * {@code List<Object>}, {@code String}, {@code Integer}, {@code Long} or {@code Double}, {@code
 * Boolean} and null; what comes out cannot be changed.
 */
public final class Json {
    private Json() {}

    /** The value of one JSON text. Throws {@link MalformedJson}, which knows the place. */
    public static Object parse(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return parse(utf8, 0, utf8.length);
    }

    /**
     * The value of the JSON text in those bytes; ill-formed UTF-8 in strings becomes U+FFFD, as in
     * Node.
     */
    static Object parse(byte[] utf8, int from, int to) {
        return new JsonReader(utf8, from, to).text();
    }

    /**
     * The JSON text of a value, by the rules of JSON.stringify where Java has the thing (node-spec
     * 7.5): NaN and the infinities become null, dates ISO strings, an empty Optional in a map is
     * left out; records become objects. Throws {@link io.forkshop.runtime.ForkshopException} with
     * code ERR_INVALID_ARG_TYPE for a type that has no JSON form, and ERR_INVALID_ARG_VALUE for a
     * structure that contains itself.
     */
    public static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return new String(writer.bytes(), 0, writer.length(), StandardCharsets.UTF_8);
    }

    /**
     * As {@link #write}, but no more than the first {@code most} bytes of it, with … after them if
     * there were more. A value whose parts are shared, as those of an advanced message may be, can
     * have a text that is exponentially longer than the value.
     */
    public static String beginning(Object value, int most) {
        JsonWriter writer = new JsonWriter(most);
        try {
            writer.value(value);
        } catch (JsonWriter.Enough e) {
            return cut(writer, most) + "…";
        }
        return writer.length() > most ? cut(writer, most) + "…" : cut(writer, writer.length());
    }

    /** At most so many bytes, and no part of a character. */
    private static String cut(JsonWriter writer, int most) {
        int end = Math.min(most, writer.length());
        while (end > 0 && end < writer.length() && (writer.bytes()[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(writer.bytes(), 0, end, StandardCharsets.UTF_8);
    }
}
