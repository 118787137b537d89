package io.forkshop.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was measured on: figures mean little without it. */
public final class Machine {
    private Machine() {}

    /** One line; the load is that of now, so ask before measuring. */
    public static String describe() {
        String system =
                "machine: %s %s %s, %d processors"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors());
        String load = load().map(number -> ", load " + number).orElse("");
        return system + processor() + load + ", Java " + Runtime.version();
    }

    private static String processor() {
        return lines("/proc/cpuinfo").stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> " " + line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Of the last minute: how many threads wanted a processor. */
    static Optional<String> load() {
        return lines("/proc/loadavg").stream().findFirst().map(line -> line.split(" ")[0]);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of(); // Not Linux, or hidden: the line says less.
        }
    }
}
