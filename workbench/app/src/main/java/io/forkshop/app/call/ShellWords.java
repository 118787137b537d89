package io.forkshop.app.call;

import java.util.List;
import java.util.regex.Pattern;

/** An argument list, shown so that nobody can mistake where one argument ends. */
public final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** As it could be typed into a shell, which would then see just these arguments. */
    public static String of(List<String> arguments) {
        return String.join(" ", arguments.stream().map(ShellWords::quoted).toList());
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
