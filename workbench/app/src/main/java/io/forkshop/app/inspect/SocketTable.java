package io.forkshop.app.inspect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sockets of one network namespace, by inode, as /proc/PID/net lists them. */
final class SocketTable {
    private static final String ESTABLISHED = "01";
    private static final String LISTENS = "0A";
    private static final long ACCEPTS = 0x10000; // __SO_ACCEPTCON

    /**
     * @param remote empty when it has no other end
     */
    record Tcp(String local, String remote, String state) {
        boolean listens() {
            return state.equals(LISTENS);
        }

        boolean connected() {
            return state.equals(ESTABLISHED);
        }
    }

    /**
     * @param path empty when it was given none
     */
    record Unix(String path, boolean listens) {}

    private final Map<String, Tcp> tcp = new HashMap<>();
    private final Map<String, Unix> unix = new HashMap<>();

    private SocketTable() {}

    static SocketTable read(Path net) {
        var table = new SocketTable();
        for (var file : List.of("tcp", "tcp6")) {
            ProcFs.lines(net.resolve(file)).forEach(table::tcp);
        }
        ProcFs.lines(net.resolve("unix")).forEach(table::unix);
        return table;
    }

    private void tcp(String line) {
        var f = line.strip().split("\\s+");
        if (f.length > 9 && f[1].contains(":") && f[2].matches("[0-9A-F]+:[0-9A-F]+")) {
            tcp.put(
                    f[9],
                    new Tcp(
                            ListeningSockets.tcpAddress(f[1]),
                            ListeningSockets.tcpAddress(f[2]),
                            f[3]));
        }
    }

    private void unix(String line) {
        var f = line.strip().split("\\s+", 8);
        if (f.length > 6 && f[3].matches("[0-9A-F]{8}")) {
            var listens = (Long.parseLong(f[3], 16) & ACCEPTS) != 0;
            unix.put(f[6], new Unix(f.length > 7 ? f[7] : "", listens));
        }
    }

    Optional<Tcp> tcpOf(String inode) {
        return Optional.ofNullable(tcp.get(inode));
    }

    Optional<Unix> unixOf(String inode) {
        return Optional.ofNullable(unix.get(inode));
    }

    /** The inode of the other end of a connection on this machine. */
    Optional<String> peer(Tcp end) {
        return tcp.entrySet().stream()
                .filter(e -> e.getValue().local().equals(end.remote()))
                .filter(e -> e.getValue().remote().equals(end.local()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
