package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

/**
 * A worker's source does not compile; the message shows each error's place with a caret. Code
 * {@code ERR_COMPILE}.
 */
public final class CompileException extends ForkshopException {
    private static final long serialVersionUID = 1;

    CompileException(String message) {
        super("ERR_COMPILE", message);
    }
}
