package io.forkshop.runtime;

/**
 * A worker's source does not compile; the message shows each error's place with a caret. Code
 * {@code ERR_COMPILE}.
 */
public final class CompileException extends ForkshopException {
    private static final long serialVersionUID = 1;

    /** With the compiler's complaints. */
    public CompileException(String message) {
        super("ERR_COMPILE", message);
    }
}
