package io.forkshop.app.command;

import io.forkshop.app.call.JavaText;
import io.forkshop.runtime.process.Signal;

/** The pieces of the library calls that commands stand for. */
final class JavaCall {
    static final String FLAG = "--show";

    private JavaCall() {}

    /** {@code Signal.SIGKILL}, or by its name where the library has no constant. */
    static String signal(Signal signal) {
        return JavaText.signal(signal);
    }

    static String literal(String text) {
        return JavaText.literal(text);
    }
}
