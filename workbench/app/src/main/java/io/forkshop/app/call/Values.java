package io.forkshop.app.call;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.Signal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of options. */
final class Values {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)");
    private static final Pattern BYTES = Pattern.compile("\\d{1,9}");

    private Values() {}

    /** A unit is required: a bare number is milliseconds to Node and seconds to everybody else. */
    static Duration time(String typed) {
        Matcher form = TIME.matcher(typed);
        if (!form.matches()) {
            String both = typed.matches("\\d+") ? typed + "ms or " + typed + "s" : "500ms or 2s";
            throw new NotUnderstood("'" + typed + "' is not a time. Write " + both + ".");
        }
        long millis = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L).get(form.group(2));
        Duration time = Duration.ofMillis(Math.round(Double.parseDouble(form.group(1)) * millis));
        if (time.isZero()) {
            throw new NotUnderstood(
                    "A time of zero means no limit, as in Node: leave " + "--timeout away.");
        }
        return time;
    }

    static Signal signal(String typed) {
        try {
            return Signal.of(typed);
        } catch (ForkshopException e) {
            String bare = typed.toUpperCase(Locale.ROOT);
            throw new NotUnderstood(
                    "There is no signal '" + typed + "'.",
                    bare.startsWith("SIG") ? bare : "SIG" + bare,
                    Signal.names());
        }
    }

    static Serialization serialization(String typed) {
        try {
            return Serialization.named(typed);
        } catch (ForkshopException e) {
            throw new NotUnderstood(
                    "A channel does not speak '" + typed + "'; it speaks json or advanced.",
                    typed,
                    List.of("json", "advanced"));
        }
    }

    static int bytes(String typed) {
        if (!BYTES.matcher(typed).matches()) {
            throw new NotUnderstood(
                    "'" + typed + "' is not a number of bytes. Write --max-buffer 1000.");
        }
        return Integer.parseInt(typed);
    }

    static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new NotUnderstood("'" + typed + "' cannot be the name of a file.");
        }
    }

    /** Names and values, in the order in which they were typed. */
    static Map<String, String> environment(List<String> entries) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String entry : entries) {
            int sign = entry.indexOf('=');
            if (sign < 1) {
                throw new NotUnderstood("'" + entry + "' is no variable. Write --env NAME=VALUE.");
            }
            all.put(entry.substring(0, sign), entry.substring(sign + 1));
        }
        return all;
    }

    /** The text with {@code \n}, {@code \t} and {@code \\} meaning what they mean in Java. */
    static String text(String typed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            char next = c == '\\' && i + 1 < typed.length() ? typed.charAt(i + 1) : ' ';
            int meant = "nt\\".indexOf(next);
            text.append(meant < 0 ? c : "\n\t\\".charAt(meant));
            i += meant < 0 ? 0 : 1;
        }
        return text.toString();
    }
}
