package io.forkshop.app.inspect;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Processes as Linux tells them under /proc. A process may end between two reads, so whatever
 * cannot be read is simply not there.
 *
 * <p>Inside a PID namespace that still shows the outer /proc, the folder names are the outer
 * numbers. The last columns of {@code NSpid} give ours; every pid that enters or leaves this class
 * is one of ours.
 */
public final class ProcFs implements ProcessTable {
    private final Path root;
    private final long self;

    /** The machine's own /proc. */
    public ProcFs() {
        this(Path.of("/proc"), ProcessHandle.current().pid());
    }

    ProcFs(Path root, long self) {
        this.root = root;
        this.self = self;
    }

    /** Whether this machine has a /proc that shows at least this process. */
    public boolean readable() {
        return Files.isReadable(root.resolve("self/status"));
    }

    /** Whether the folder names under /proc are numbers of another PID namespace than ours. */
    boolean foreign() {
        return readable() && outerSelf() != self;
    }

    long outerSelf() {
        try {
            return Long.parseLong(Files.readSymbolicLink(root.resolve("self")).toString());
        } catch (IOException | NumberFormatException e) {
            return self;
        }
    }

    /** Whether the pids here are those of a PID namespace, as in a container. */
    boolean inPidNamespace() {
        return link(root.resolve("self/ns/pid")).map(l -> !l.equals(INITIAL)).orElse(false);
    }

    // The initial namespace has a fixed inode (PROC_PID_INIT_INO in the kernel).
    private static final String INITIAL = "pid:[4026531836]";

    /** The value of /proc's hidepid option when it hides anything. */
    Optional<String> hidepid() {
        var options = "";
        for (var line : lines(root.resolve("self/mounts"))) {
            var fields = line.split(" ");
            if (fields.length > 3 && fields[1].equals("/proc") && fields[2].equals("proc")) {
                options = fields[3]; // a later mount covers an earlier one
            }
        }
        return option(options);
    }

    private static Optional<String> option(String options) {
        for (var option : options.split(",")) {
            if (option.startsWith("hidepid=") && !option.matches("hidepid=(0|off)")) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<ProcessRow> rows(SortedSet<Long> pids) throws Unreadable {
        if (!readable()) {
            throw new Unreadable("/proc is not readable here");
        }
        var all = all();
        return pids.stream().filter(all::containsKey).map(all::get).toList();
    }

    /** Every process that is visible, by our pid. */
    public Map<Long, ProcessRow> all() {
        var folders = folders();
        var ours = new HashMap<Long, Long>();
        folders.forEach((pid, folder) -> ours.put(outer(folder), pid));
        var rows = new TreeMap<Long, ProcessRow>();
        folders.forEach(
                (pid, folder) -> {
                    var status = status(folder);
                    if (!status.isEmpty()) {
                        rows.put(pid, row(pid, folder, status, ours));
                    }
                });
        return rows;
    }

    private static ProcessRow row(
            long pid, Path folder, Map<String, String> status, Map<Long, Long> ours) {
        var stat = status.getOrDefault("State", "?").substring(0, 1);
        var parent = ours.getOrDefault(number(status.get("PPid")), 0L);
        var resident = status.containsKey("VmRSS") ? number(status.get("VmRSS")) : 0;
        var command = command(folder, status.getOrDefault("Name", "?"), stat);
        return new ProcessRow(pid, parent, stat, number(status.get("Threads")), resident, command);
    }

    // A zombie and a kernel thread have no command line; ps shows their name in brackets, and so do
    // we.
    static String command(Path folder, String name, String stat) {
        var line = small(folder.resolve("cmdline")).replace('\0', ' ').strip();
        if (!line.isEmpty()) {
            return line;
        }
        return "[" + name + "]" + (stat.equals("Z") ? " <defunct>" : "");
    }

    /**
     * When the process started, in the kernel's ticks: with the pid it names one process for ever.
     */
    public Optional<String> startedAt(long pid) {
        var stat = bytes(folderOf(pid).resolve("stat"));
        // The name in parentheses may hold blanks and parentheses; the fields after the last one
        // are plain.
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > 19 ? Optional.of(fields[19]) : Optional.empty();
    }

    /**
     * Visible processes that were started with exactly this in their environment: {@code
     * NAME=value}.
     */
    public List<Long> withEnvironment(String entry) {
        return withEnvironment(entry, folders());
    }

    /** Those of these folders' processes. */
    static List<Long> withEnvironment(String entry, Map<Long, Path> folders) {
        var found = new ArrayList<Long>();
        folders.forEach(
                (pid, folder) -> {
                    if (("\0" + small(folder.resolve("environ"))).contains("\0" + entry + "\0")) {
                        found.add(pid);
                    }
                });
        return found;
    }

    /** The folder of one of our pids; when there is none, a path that does not exist. */
    Path folderOf(long pid) {
        return foreign()
                ? folders().getOrDefault(pid, root.resolve("none"))
                : root.resolve(Long.toString(pid));
    }

    /** The folder of every visible process, by our pid. */
    Map<Long, Path> folders() {
        var depth = foreign() ? pids(status(root.resolve("self"))).length : 0;
        var found = new TreeMap<Long, Path>();
        try (var entries = Files.newDirectoryStream(root, "[0-9]*")) {
            for (var folder : entries) {
                found.put(depth == 0 ? outer(folder) : inner(status(folder), depth), folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What was read so far is still true.
        }
        found.remove(0L); // processes outside our namespace have no number in it
        return found;
    }

    static long outer(Path folder) {
        return Long.parseLong(folder.getFileName().toString());
    }

    private static long inner(Map<String, String> status, int depth) {
        var pids = pids(status);
        return pids.length < depth ? 0 : Long.parseLong(pids[depth - 1]);
    }

    private static String[] pids(Map<String, String> status) {
        var line = status.getOrDefault("NSpid", "");
        return line.isEmpty() ? new String[0] : line.split("\\s+");
    }

    static Map<String, String> status(Path folder) {
        var fields = new HashMap<String, String>();
        for (var line : lines(folder.resolve("status"))) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static long number(String text) {
        return text == null ? ProcessRow.NOT_KNOWN : Long.parseLong(text.split(" ")[0]);
    }

    /** A file that belongs to no process. */
    Path file(String name) {
        return root.resolve(name);
    }

    static List<String> lines(Path file) {
        return bytes(file).lines().toList();
    }

    static Optional<String> link(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * As {@link #bytes}, in one read where it fits: these files are made whole for each read, and a
     * second one only says that there is no more.
     */
    static String small(Path file) {
        var buffer = new byte[4_096];
        try (var in = new FileInputStream(file.toString())) {
            var read = in.read(buffer);
            if (read < buffer.length) {
                return new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "";
        }
        return bytes(file);
    }

    /** The rest of the line {@code key:} of a text such as {@code status}; null without one. */
    static String field(String text, String key) {
        var at = text.startsWith(key + ":") ? 0 : text.indexOf("\n" + key + ":") + 1;
        if (at == 0 && !text.startsWith(key + ":")) {
            return null;
        }
        var end = text.indexOf('\n', at);
        return text.substring(at + key.length() + 1, end < 0 ? text.length() : end).strip();
    }

    /** All of a file; empty when it cannot be read. */
    static String bytes(Path file) {
        // A plain stream: a channel asks for the size first, and /proc's files have none.
        try (var in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
