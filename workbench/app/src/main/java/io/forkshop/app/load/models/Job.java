package io.forkshop.app.load.models;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every request asks for.
 *
 * @param millis of waiting, or about so many of computing
 */
public record Job(Kind kind, int millis) {
    /** Waiting as for a disk, or computing. */
    public enum Kind {
        WAIT,
        CPU
    }

    private static final Pattern FORM =
            Pattern.compile("(?:wait(?==)|cpu(?==\\d{1,3}$))=([1-9]\\d{0,3})");

    /** {@code wait=20}, up to 9999, or {@code cpu=5}, up to 999. */
    public static Optional<Job> of(String typed) {
        Matcher form = FORM.matcher(typed);
        return form.matches()
                ? Optional.of(
                        new Job(
                                typed.startsWith("wait") ? Kind.WAIT : Kind.CPU,
                                Integer.parseInt(form.group(1))))
                : Optional.empty();
    }

    public String path() {
        return (kind == Kind.WAIT ? "/wait?ms=" : "/cpu?ms=") + millis;
    }

    /** How a right answer begins. */
    public String expected() {
        return kind == Kind.WAIT ? "waited, says pid " : "counted to " + sum() + ", says pid ";
    }

    /** What the servers compute, so that a wrong sum is a wrong answer. */
    private int sum() {
        int sum = 0;
        for (long i = millis * 1_000_000L; i > 0; i--) {
            sum = 31 * sum + (int) i;
        }
        return sum;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "=" + millis;
    }
}
