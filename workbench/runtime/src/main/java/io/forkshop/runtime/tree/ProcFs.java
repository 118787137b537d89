package io.forkshop.runtime.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Linux's processes as files: proc(5). */
final class ProcFs {
    /** USER_HZ, which is 100 on every Linux we run on. */
    static final int TICKS_A_SECOND = 100;

    private static final int LOOKS_DURING_EXEC = 20;
    private static final long BETWEEN_LOOKS = 1_000_000; // ns
    private static final Path ROOT = Path.of("/proc");

    private ProcFs() {}

    static boolean isThere() {
        return Files.isReadable(ROOT.resolve("self/stat"));
    }

    static List<ProcessInfo> all() {
        List<ProcessInfo> all = new ArrayList<>();
        String[] names = ROOT.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                read(Long.parseLong(name)).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Empty when there is no such process, not even a zombie. */
    static Optional<ProcessInfo> read(long pid) {
        try {
            byte[] stat = Files.readAllBytes(ROOT.resolve(pid + "/stat"));
            return Optional.of(parse(pid, new String(stat, StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // It has ended between two looks.
        }
    }

    /** {@code pid (name) state ppid …}: the name may hold anything, also a parenthesis. */
    static ProcessInfo parse(long pid, String stat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] rest = stat.substring(close + 2).split(" ");
        boolean ended = rest[0].equals("Z") || rest[0].equals("X");
        // A first thread that has ended looks like a zombie while others run.
        boolean alive = !ended || Integer.parseInt(rest[17]) > 1;
        return new ProcessInfo(
                new ProcessId(pid, Long.parseLong(rest[19])),
                Long.parseLong(rest[1]),
                Long.parseLong(rest[2]),
                Long.parseLong(rest[3]),
                alive,
                stat.substring(open + 1, close));
    }

    /** Whether a variable of its environment, as its program was given it, begins so. */
    static boolean hasVariable(long pid, String begin) {
        try {
            byte[] environ = environment(pid);
            String all = "\0" + new String(environ, StandardCharsets.ISO_8859_1);
            return all.contains("\0" + begin);
        } catch (IOException e) {
            return false; // Gone, or another user's.
        }
    }

    /**
     * Its environment, as its program was given it, with a zero before and after each variable; ""
     * when it cannot be read, one zero when there is none.
     */
    static String variables(long pid) {
        try {
            byte[] environ = Files.readAllBytes(ROOT.resolve(pid + "/environ"));
            return "\0" + new String(environ, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * In the middle of execve(2) a process has no environment for a moment: the old one is gone,
     * the new one not in place. A look just then must not miss it. (Kernel threads never have one.)
     */
    private static byte[] environment(long pid) throws IOException {
        byte[] environ = Files.readAllBytes(ROOT.resolve(pid + "/environ"));
        for (int i = 0; environ.length == 0 && i < LOOKS_DURING_EXEC; i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            environ = Files.readAllBytes(ROOT.resolve(pid + "/environ"));
        }
        return environ;
    }

    /** Its arguments, or {@code otherwise} when they cannot be read. */
    static String commandLine(long pid, String otherwise) {
        try {
            byte[] line = Files.readAllBytes(ROOT.resolve(pid + "/cmdline"));
            String text = new String(line, StandardCharsets.UTF_8).replace('\0', ' ').strip();
            return text.isEmpty() ? otherwise : text;
        } catch (IOException e) {
            return otherwise;
        }
    }

    static boolean isOurUsers(long pid) {
        try {
            return Files.getAttribute(ROOT.resolve(Long.toString(pid)), "unix:uid")
                    .equals(Files.getAttribute(ROOT.resolve("self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** How long the system is up, in the unit of a process's start; empty when it does not say. */
    static Optional<Long> now() {
        try {
            String uptime = Files.readString(ROOT.resolve("uptime"));
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            return Optional.of((long) (seconds * TICKS_A_SECOND));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
