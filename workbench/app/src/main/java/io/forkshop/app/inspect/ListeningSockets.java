package io.forkshop.app.inspect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who listens where. The kernel lists sockets by inode under /proc/PID/net, and a process's
 * descriptors name the inodes it holds: joining the two says which process owns which listening
 * socket.
 */
public final class ListeningSockets {
    private static final String TCP_LISTEN = "0A";
    private static final Map<String, String> NONE = Map.of();
    private static final int UNIX_ACCEPTS = 0x10000; // __SO_ACCEPTCON

    private final ProcFs proc;

    public ListeningSockets(ProcFs proc) {
        this.proc = proc;
    }

    /** Whether this machine can tell. */
    public boolean known() {
        return proc.readable() && Files.isReadable(proc.folderOf(self()).resolve("net/tcp"));
    }

    private static long self() {
        return ProcessHandle.current().pid();
    }

    /** The listening sockets that any of these processes holds. */
    public List<Listening> of(Collection<Long> pids) {
        var found = new ArrayList<Listening>();
        byPid(pids).forEach((pid, at) -> at.forEach(a -> found.add(new Listening(pid, a))));
        return found;
    }

    /** Where each accepts connections; those whose descriptors may not be read are missing. */
    SortedMap<Long, List<String>> byPid(Collection<Long> pids) {
        var folders = new TreeMap<Long, Path>();
        pids.forEach(pid -> folders.put(pid, proc.folderOf(pid)));
        return byPid(folders);
    }

    static SortedMap<Long, List<String>> byPid(Map<Long, Path> folders) {
        // A process may live in a network namespace of its own, but most share one.
        var tables = new HashMap<String, Map<String, String>>();
        var found = new TreeMap<Long, List<String>>();
        folders.forEach(
                (pid, folder) ->
                        inodes(folder)
                                .ifPresent(
                                        inodes -> {
                                            var table =
                                                    inodes.isEmpty() ? NONE : table(folder, tables);
                                            found.put(pid, known(inodes, table));
                                        }));
        return found;
    }

    private static List<String> known(List<String> inodes, Map<String, String> table) {
        return inodes.stream().map(table::get).filter(Objects::nonNull).toList();
    }

    private static Map<String, String> table(Path folder, Map<String, Map<String, String>> tables) {
        var namespace = ProcFs.link(folder.resolve("ns/net")).orElse(folder.toString());
        return tables.computeIfAbsent(namespace, any -> addresses(folder.resolve("net")));
    }

    // Empty when it ended, or is not ours to read.
    private static Optional<List<String>> inodes(Path folder) {
        var found = new ArrayList<String>();
        try (var descriptors = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (var descriptor : descriptors) {
                var target = ProcFs.link(descriptor).orElse("");
                if (target.startsWith("socket:[")) {
                    found.add(target.substring(8, target.length() - 1));
                }
            }
            return Optional.of(found);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> addresses(Path net) {
        var byInode = new HashMap<String, String>();
        for (var file : List.of("tcp", "tcp6")) {
            for (var line : ProcFs.lines(net.resolve(file))) {
                var fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals(TCP_LISTEN)) {
                    byInode.put(fields[9], tcpAddress(fields[1]));
                }
            }
        }
        for (var line : ProcFs.lines(net.resolve("unix"))) {
            var fields = line.strip().split("\\s+", 8);
            if (fields.length > 6 && accepts(fields[3])) {
                byInode.put(fields[6], fields.length > 7 ? fields[7] : "unnamed unix socket");
            }
        }
        return byInode;
    }

    private static boolean accepts(String flags) {
        return flags.matches("[0-9A-F]{8}") && (Integer.parseInt(flags, 16) & UNIX_ACCEPTS) != 0;
    }

    // The kernel prints an address as 32-bit words in its own byte order: little endian on all we
    // run on.
    static String tcpAddress(String field) {
        var halves = field.split(":");
        var bytes = HexFormat.of().parseHex(halves[0]);
        for (var word = 0; word < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        return host(bytes) + ":" + Integer.parseInt(halves[1], 16);
    }

    private static String host(byte[] bytes) {
        try {
            var text = InetAddress.getByAddress(bytes).getHostAddress();
            return bytes.length == 4 || !text.contains(":") ? text : "[" + text + "]";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are always an address", e);
        }
    }

    private static void swap(byte[] bytes, int a, int b) {
        var kept = bytes[a];
        bytes[a] = bytes[b];
        bytes[b] = kept;
    }
}
