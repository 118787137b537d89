package io.forkshop.app.inspect;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of strace. Pure; its texts come from a process, as strace escaped them.
 *
 * @param thread who called
 * @param name of the call; {@code "---"} for a signal that arrived, {@code "+++"} for an end
 * @param arguments as strace prints them; of a signal or an end all that it says
 * @param result what came back, such as {@code 5} or {@code -1 ENOENT (No such file or directory)};
 *     empty when the call did not return
 */
public record SystemCall(long thread, String name, String arguments, String result) {
    private static final Pattern CALL =
            Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (.+?)(?: \\(flags .*)?", Pattern.DOTALL);
    private static final Pattern ENDLESS = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += \\?");
    private static final Pattern EVENT = Pattern.compile("(\\d+) +(---|\\+\\+\\+) (.*) \\2");

    /** Empty when the line is none of these, or only half a call. */
    public static Optional<SystemCall> of(String line) {
        var event = EVENT.matcher(line);
        if (event.matches()) {
            return Optional.of(
                    new SystemCall(
                            Long.parseLong(event.group(1)), event.group(2), event.group(3), ""));
        }
        var endless = ENDLESS.matcher(line);
        if (endless.matches()) {
            return Optional.of(
                    new SystemCall(
                            Long.parseLong(endless.group(1)),
                            endless.group(2),
                            endless.group(3),
                            ""));
        }
        var call = CALL.matcher(line);
        return call.matches()
                ? Optional.of(
                        new SystemCall(
                                Long.parseLong(call.group(1)),
                                call.group(2),
                                call.group(3),
                                call.group(4)))
                : Optional.empty();
    }

    public boolean failed() {
        return result.startsWith("-1 ");
    }
}
