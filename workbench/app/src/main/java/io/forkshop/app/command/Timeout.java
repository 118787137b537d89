package io.forkshop.app.command;

import io.forkshop.runtime.ForkshopException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a command waits: {@code 5s}, {@code 1.5s}, {@code 200ms}, {@code 2m}, {@code 5}, {@code
 * never}.
 */
record Timeout(Duration duration, String text) {
    static final String OPTION = "--timeout";
    static final Timeout DEFAULT = new Timeout(Duration.ofSeconds(30), "30 s");

    private static final Timeout NEVER = new Timeout(Duration.ofDays(365), "a year");
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|)");

    static Timeout of(String typed) {
        if (typed.equals("never")) {
            return NEVER;
        }
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "'" + typed + "' is not a time. Write 5s, 200ms, 2m or never.");
        }
        String unit = form.group(2).isEmpty() ? "s" : form.group(2);
        long millis = unit.equals("ms") ? 1 : unit.equals("s") ? 1_000 : 60_000;
        return new Timeout(
                Duration.ofMillis(Math.round(Double.parseDouble(form.group(1)) * millis)),
                form.group(1) + " " + (unit.equals("m") ? "min" : unit));
    }
}
