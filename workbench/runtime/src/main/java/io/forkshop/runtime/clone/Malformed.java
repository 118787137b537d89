package io.forkshop.runtime.clone;

/**
 * Bytes that are no structured clone: the message says which rule they break. Costs no stack trace:
 * many may come.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int offset;

    Malformed(int offset, String rule) {
        super(rule, null, false, false);
        this.offset = offset;
    }

    /** Where, in the array that was given. */
    public int offset() {
        return offset;
    }
}
