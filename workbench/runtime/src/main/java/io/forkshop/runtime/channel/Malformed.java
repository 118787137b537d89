package io.forkshop.runtime.channel;

/** Bytes that break a rule of the serialization, and where. Costs no stack trace: many may come. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int offset;

    Malformed(int offset, String rule) {
        super(rule, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
