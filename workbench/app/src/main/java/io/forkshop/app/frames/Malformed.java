package io.forkshop.app.frames;

import java.io.IOException;

/** Bytes, or fields, that a protocol does not have. Whoever sent them is not listened to longer. */
public final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong, for the middle of a sentence. */
    public Malformed(String what) {
        super(what);
    }
}
