package io.forkshop.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processes as the kernel tells them: {@code /proc}. A pid alone names nobody, since it is given
 * out again; a pid with its start time does.
 */
public record Proc(long pid, long parent, char state, long startTime, String name) {
    private static final Path ROOT = Path.of("/proc");

    /** Empty when there is no such process, not even a zombie. */
    public static Optional<Proc> of(long pid) {
        try {
            String stat = Files.readString(ROOT.resolve(pid + "/stat"));
            // "pid (name) state ppid …": the name may hold anything, also a parenthesis.
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(
                    new Proc(
                            pid,
                            Long.parseLong(rest[1]),
                            rest[0].charAt(0),
                            Long.parseLong(rest[19]),
                            name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether that very process still lives. A zombie is dead: an orphan may wait for init to
     * notice (node-spec 11.7).
     */
    public boolean isAlive() {
        return of(pid).filter(
                        now -> now.startTime == startTime && now.state != 'Z' && now.state != 'X')
                .isPresent();
    }

    public boolean isZombie() {
        return of(pid).filter(now -> now.startTime == startTime && now.state == 'Z').isPresent();
    }

    /** Every process that descends from this one, zombies included. */
    public static List<Proc> descendants() {
        long self = ProcessHandle.current().pid();
        List<Proc> all = all();
        List<Proc> found = new ArrayList<>();
        List<Long> parents = new ArrayList<>(List.of(self));
        for (int i = 0; i < parents.size(); i++) {
            long parent = parents.get(i);
            for (Proc proc : all) {
                if (proc.parent == parent) {
                    found.add(proc);
                    parents.add(proc.pid);
                }
            }
        }
        return found;
    }

    private static List<Proc> all() {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.map(p -> p.getFileName().toString())
                    .filter(n -> n.chars().allMatch(Character::isDigit))
                    .flatMap(n -> of(Long.parseLong(n)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Open descriptors of {@code pid} and what each is, such as {@code pipe:[4711]}. */
    public static Map<Integer, String> descriptors(long pid) {
        Map<Integer, String> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(ROOT.resolve(pid + "/fd"))) {
            for (Path entry : entries.toList()) {
                try {
                    String target = Files.readSymbolicLink(entry).toString();
                    found.put(Integer.parseInt(entry.getFileName().toString()), target);
                } catch (IOException e) {
                    // The descriptor of this very listing: closed again.
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of {@code /proc/PID/status}, such as SigIgn. */
    public static String status(long pid, String key) throws IOException {
        return Files.readAllLines(ROOT.resolve(pid + "/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name + " " + pid + " (state " + state + ", child of " + parent + ")";
    }
}
