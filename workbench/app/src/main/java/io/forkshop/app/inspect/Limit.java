package io.forkshop.app.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of /proc/PID/limits: getrlimit(2).
 *
 * @param soft what holds now; the process may raise it up to {@code hard}
 */
public record Limit(String name, String soft, String hard, String unit) {
    /** The lines of the file without its head. */
    static List<Limit> read(String file) {
        return file.lines().skip(1).map(Limit::line).flatMap(Optional::stream).toList();
    }

    private static Optional<Limit> line(String line) {
        var fields = Arrays.asList(line.strip().split(" {2,}"));
        return fields.size() < 3
                ? Optional.empty()
                : Optional.of(
                        new Limit(
                                fields.get(0),
                                fields.get(1),
                                fields.get(2),
                                fields.size() > 3 ? fields.get(3) : ""));
    }
}
