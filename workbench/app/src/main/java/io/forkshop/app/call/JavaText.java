package io.forkshop.app.call;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The library call that a command stands for, as one would write it in Java: in a compact source
 * file or in jshell, below {@code import io.forkshop.runtime.process.*;} and {@code import static
 * io.forkshop.runtime.process.ChildProcesses.*;}; or at the prompt, where it does what the command
 * does.
 */
public final class JavaText {
    private static final int MOST_OF_MAP_OF = 10;

    private static final List<String> CONSTANTS =
            List.of("SIGHUP", "SIGINT", "SIGKILL", "SIGTERM", "SIGCONT", "SIGSTOP");

    private JavaText() {}

    /** {@code var w1 = fork("echo.java", "x");}, and what it needs above it. */
    public static List<String> start(
            String variable, Settings settings, String what, List<String> arguments) {
        List<String> lines = new ArrayList<>(settings.javaBefore());
        lines.add("var " + variable + " = " + call(settings, what, arguments) + ";");
        return lines;
    }

    /** The same for exec and execFile: run, print what it wrote, let nothing be left. */
    public static List<String> collect(Settings settings, String what, List<String> arguments) {
        List<String> lines = new ArrayList<>(settings.javaBefore());
        lines.add("try (var run = " + call(settings, what, arguments) + ") {");
        lines.add("    IO.print(run.join().stdout());");
        lines.add("}");
        return lines;
    }

    private static String call(Settings settings, String what, List<String> arguments) {
        String method = settings.form().method() + "(" + literal(what);
        if (settings.none()) {
            StringBuilder call = new StringBuilder(method);
            arguments.forEach(argument -> call.append(", ").append(literal(argument)));
            return call.append(')').toString();
        }
        String list =
                settings.form() == Form.EXEC
                        ? ""
                        : ", List.of(" + String.join(", ", literals(arguments)) + ")";
        return method + list + ", " + settings.java() + ")";
    }

    private static List<String> literals(List<String> texts) {
        return texts.stream().map(JavaText::literal).toList();
    }

    /** A Java string literal. JSON's escapes are all among Java's. */
    public static String literal(String text) {
        return Json.write(text);
    }

    static String map(Map<String, String> map) {
        boolean few = map.size() <= MOST_OF_MAP_OF;
        List<String> entries = new ArrayList<>();
        map.forEach(
                (key, value) -> {
                    String pair = literal(key) + ", " + literal(value);
                    entries.add(few ? pair : "Map.entry(" + pair + ")");
                });
        return (few ? "Map.of(" : "Map.ofEntries(") + String.join(", ", entries) + ")";
    }

    /** {@code Signal.SIGKILL}, or by its name where the library has no constant. */
    public static String signal(Signal signal) {
        return CONSTANTS.contains(signal.name())
                ? "Signal." + signal.name()
                : "Signal.of(" + literal(signal.name()) + ")";
    }

    /** In full: learners import the package of processes, and this one is of channels. */
    static String of(Serialization spoken) {
        return Serialization.class.getName() + "." + spoken.name();
    }

    static String of(Duration time) {
        long millis = time.toMillis();
        return millis % 1_000 == 0
                ? "Duration.ofSeconds(" + millis / 1_000 + ")"
                : "Duration.ofMillis(" + millis + ")";
    }
}
