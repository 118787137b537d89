package io.forkshop.app.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts strace's lines together: a call that waits is printed in two halves, with those of other
 * threads in between.
 */
public final class StraceLines {
    private static final Pattern BEGUN =
            Pattern.compile("(\\d+ +)(\\w+)(\\(.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED =
            Pattern.compile("(\\d+ +)<\\.\\.\\. (\\w+) resumed>(.*)");
    private static final int MOST = 1_000;

    private final Map<String, String> begun = new HashMap<>();

    /** What is known after this line; empty when more must come. */
    public Optional<SystemCall> add(String line) {
        var half = BEGUN.matcher(line);
        if (half.matches()) {
            if (begun.size() < MOST) {
                begun.put(half.group(1).strip() + half.group(2), half.group(3));
            }
            return Optional.empty();
        }
        var rest = RESUMED.matcher(line);
        if (rest.matches()) {
            var first = begun.remove(rest.group(1).strip() + rest.group(2));
            return first == null
                    ? Optional.empty()
                    : SystemCall.of(rest.group(1) + rest.group(2) + first + rest.group(3));
        }
        return SystemCall.of(line);
    }
}
