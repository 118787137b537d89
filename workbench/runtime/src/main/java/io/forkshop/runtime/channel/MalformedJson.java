package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

/** A text that is not JSON: which rule it breaks, and where. Code {@code ERR_MALFORMED_JSON}. */
public final class MalformedJson extends ForkshopException {
    private static final long serialVersionUID = 1;
    private final int offset;
    private final String rule;

    MalformedJson(int offset, String rule) {
        super("ERR_MALFORMED_JSON", rule + ", at byte " + offset);
        this.offset = offset;
        this.rule = rule;
    }

    /** How many bytes of UTF-8 precede the place. */
    public int offset() {
        return offset;
    }

    /** The broken rule, in words, such as {@code expected ':' after a key}. */
    public String rule() {
        return rule;
    }
}
