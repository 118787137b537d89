package io.forkshop.app.course.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Linux tells about a process of ours in {@code /proc}; elsewhere it is not measured. */
public final class ProcFiles {
    private ProcFiles() {}

    /** Memory with each shared page divided by the number of processes that share it. */
    public static double pssMegabytes(long pid) {
        return kilobytes(pid, "smaps_rollup", "Pss:") / 1024.0;
    }

    /** Memory with each shared page counted in full. */
    public static double rssMegabytes(long pid) {
        return kilobytes(pid, "status", "VmRSS:") / 1024.0;
    }

    private static long kilobytes(long pid, String file, String label) {
        return read(pid, file)
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(
                        () -> new NotMeasured("No " + label + " in /proc/" + pid + "/" + file));
    }

    /**
     * Whether it still runs. One that has ended and is not collected yet does not: an orphan waits
     * for that until the first process of the system gets round to it, which in a container may be
     * never.
     */
    public static boolean runs(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return !line.substring(line.lastIndexOf(')')).startsWith(") Z") && process.isAlive();
        } catch (IOException e) {
            return process.isAlive(); // No such process, or no /proc.
        }
    }

    /** A variable of the environment the process was started with. */
    public static Optional<String> startedWith(long pid, String variable) {
        return Stream.of(read(pid, "environ").split("\0"))
                .filter(entry -> entry.startsWith(variable + "="))
                .map(entry -> entry.substring(variable.length() + 1))
                .findFirst();
    }

    /** Descriptor to what it stands for, as the links in {@code /proc/PID/fd} say. */
    public static Map<Integer, String> descriptors(long pid) {
        Map<Integer, String> open = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path link : (Iterable<Path>) links::iterator) {
                if (Files.isSymbolicLink(link)) { // One that was just closed is gone.
                    open.put(
                            Integer.valueOf(link.getFileName().toString()),
                            Files.readSymbolicLink(link).toString());
                }
            }
            return open;
        } catch (IOException e) {
            throw new NotMeasured(
                    "This system does not list descriptors in /proc: " + e.getMessage());
        }
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new NotMeasured("This system does not tell, in /proc: " + e.getMessage());
        }
    }
}
