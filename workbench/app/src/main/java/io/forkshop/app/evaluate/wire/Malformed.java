package io.forkshop.app.evaluate.wire;

import java.io.IOException;

/** A frame that breaks a rule. Whoever sent it is not listened to any longer. */
public final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String rule) {
        super(rule);
    }
}
