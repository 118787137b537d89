package io.forkshop.runtime.clone;

import java.util.List;

/**
 * A JavaScript Error as it travels. It is data here: nothing throws it. A {@link Throwable} that is
 * sent arrives as one of these.
 *
 * @param name Error, or one of the six subclasses that the language itself has; any other is Error
 *     to the receiver
 * @param message null where it has none
 * @param stack the trace as text, the first line being name and message; null where it has none
 * @param cause what it was thrown for, usually another error; null also where it has none
 */
public record JsError(String name, String message, String stack, Object cause) {
    private static final List<String> SUBCLASSES =
            List.of(
                    "EvalError",
                    "RangeError",
                    "ReferenceError",
                    "SyntaxError",
                    "TypeError",
                    "URIError");

    /** V8's letters for the subclasses, in the order of their names. */
    private static final String LETTERS = "ERFSTU";

    public JsError {
        name = SUBCLASSES.contains(name) ? name : "Error";
    }

    static JsError of(Throwable thrown) {
        StringBuilder stack = new StringBuilder();
        // Without its cause, which travels as an error of its own.
        stack.append(thrown.toString());
        for (StackTraceElement frame : thrown.getStackTrace()) {
            stack.append("\n    at ").append(frame.toString());
        }
        return new JsError("Error", thrown.getMessage(), stack.toString(), thrown.getCause());
    }

    /** 0 for Error itself. */
    char letter() {
        int index = SUBCLASSES.indexOf(name);
        return index < 0 ? 0 : LETTERS.charAt(index);
    }

    /** Null when the letter stands for no subclass. */
    static String name(int letter) {
        int index = LETTERS.indexOf(letter);
        return index < 0 ? null : SUBCLASSES.get(index);
    }

    /** As JavaScript shows it: {@code RangeError: too large}. */
    @Override
    public String toString() {
        return message == null || message.isEmpty() ? name : name + ": " + message;
    }
}
