package io.forkshop.runtime.clone;

import io.forkshop.runtime.ForkshopException;

/**
 * A JavaScript regular expression. Its language is not that of {@link java.util.regex.Pattern}; a
 * source that JavaScript cannot read ends a Node that receives it (node-spec 8.11).
 *
 * @param source what stands between the slashes
 * @param flags some of {@code gimysudv}, kept in that order
 */
public record JsRegExp(String source, String flags) {
    /** In the order of V8's bits; its bit 6, for a linear engine, has no letter in Node. */
    private static final String FLAGS = "gimyus?dv";

    public JsRegExp {
        flags = letters(bits(flags));
        source = source.isEmpty() ? "(?:)" : source;
    }

    int bits() {
        return bits(flags);
    }

    /** Null when there is no such combination of flags. */
    static JsRegExp of(String source, int bits) {
        return isValid(bits) ? new JsRegExp(source, letters(bits)) : null;
    }

    private static boolean isValid(int bits) {
        boolean unknown = bits >> FLAGS.length() != 0 || has(bits, '?');
        return !unknown && !(has(bits, 'u') && has(bits, 'v'));
    }

    private static boolean has(int bits, char flag) {
        return (bits >> FLAGS.indexOf(flag) & 1) != 0;
    }

    private static int bits(String flags) {
        int bits = 0;
        for (char flag : flags.toCharArray()) {
            int bit = 1 << Math.max(0, FLAGS.indexOf(flag));
            if (FLAGS.indexOf(flag) < 0 || (bits & bit) != 0 || !isValid(bits | bit)) {
                throw new ForkshopException(
                        "ERR_INVALID_ARG_VALUE",
                        "'"
                                + flags
                                + "' are no flags of a JavaScript regular expression; it has"
                                + " gimysud or v instead of u, each once");
            }
            bits |= bit;
        }
        return bits;
    }

    private static String letters(int bits) {
        StringBuilder letters = new StringBuilder();
        for (char flag : FLAGS.toCharArray()) {
            if (has(bits, flag)) {
                letters.append(flag);
            }
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return "/" + source + "/" + flags;
    }
}
