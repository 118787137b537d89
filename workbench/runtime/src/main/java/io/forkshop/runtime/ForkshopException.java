package io.forkshop.runtime;

/**
 * The root of every error this library raises. {@link #code()} carries Node's word for the case
 * ({@code ENOENT}, {@code ERR_IPC_CHANNEL_CLOSED}, …), so that code written against Node's
 * documentation finds what it expects.
 */
public class ForkshopException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    /** With Node's code, and a sentence: what happened, the evidence, what to do next. */
    public ForkshopException(String code, String message) {
        this(code, message, null);
    }

    /** As above, with what it came from; null for nothing. */
    public ForkshopException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * Node's error code, never null: an errno name such as {@code ENOENT}, or an {@code ERR_…}
     * name.
     */
    public final String code() {
        return code;
    }
}
