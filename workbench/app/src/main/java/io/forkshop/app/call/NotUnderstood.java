package io.forkshop.app.call;

import io.forkshop.runtime.ForkshopException;

import java.util.List;

/** An option that cannot be meant as it was typed; the message says what can. */
public final class NotUnderstood extends ForkshopException {
    private static final long serialVersionUID = 1;
    private final String typed;
    private final transient List<String> known;

    NotUnderstood(String message) {
        this(message, "", List.of());
    }

    /** The typed word may be a slip of the finger for one of those that are known. */
    NotUnderstood(String message, String typed, List<String> known) {
        super("ERR_INVALID_ARG_VALUE", message);
        this.typed = typed;
        this.known = List.copyOf(known);
    }

    public String typed() {
        return typed;
    }

    public List<String> known() {
        return known;
    }
}
