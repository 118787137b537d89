package io.forkshop.app.inspect;

/**
 * Who asked for a process.
 *
 * @param name how the learner calls it: {@code w1}
 * @param line what was typed, such as {@code fork echo.js}; empty when nobody knows
 */
public record Asked(String name, String line) {
    /** The process where Java lines are evaluated: a part of the workbench, and no event. */
    public static final Asked JAVA_SESSION = new Asked("java session", "");
}
