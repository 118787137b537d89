package io.forkshop.app.bench;

import io.forkshop.runtime.ForkshopException;

/** Something could not be measured; the message says what was awaited and what was seen. */
final class Trouble extends ForkshopException {
    private static final long serialVersionUID = 1;

    Trouble(String message) {
        super("ERR_BENCH", message);
    }
}
