package io.forkshop.app.remote.wire;

import java.io.IOException;

/** Bytes, or fields, that the protocol does not have. */
public final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong, for the middle of a sentence. */
    public Malformed(String what) {
        super(what);
    }
}
