package io.forkshop.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that was used up to now, in seconds; the kernel counts in hundredths. */
final class CpuTime {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, whatever the kernel's own is

    private CpuTime() {}

    /** Of that process and its living descendants. */
    static double ofTree(ProcessHandle root) {
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants())) {
            return all.flatMap(each -> each.info().totalCpuDuration().stream())
                    .mapToDouble(CpuTime::seconds)
                    .sum();
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** Of the children of this process that have ended. */
    static double ofEndedChildren() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // proc(5): the name, in brackets, may have spaces; cutime is the 16th field.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
