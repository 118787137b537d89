package io.forkshop.runtime.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Who listens at a TCP port of this machine, as far as /proc lets us look: proc_net(5). */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Empty for another user's process, and where there is no /proc. */
    static OptionalLong of(int port) {
        Set<String> sockets = new HashSet<>();
        collect("/proc/net/tcp", port, sockets);
        collect("/proc/net/tcp6", port, sockets);
        if (sockets.isEmpty()) {
            return OptionalLong.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                if (has(process.resolve("fd"), sockets)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private static void collect(String table, int port, Set<String> sockets) {
        try (Stream<String> lines = Files.lines(Path.of(table)).skip(1)) {
            for (String line : lines.toList()) {
                String[] columns = line.strip().split("\\s+");
                String local = columns[1].substring(columns[1].lastIndexOf(':') + 1);
                if (columns[3].equals(LISTENING) && Integer.parseInt(local, 16) == port) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException | RuntimeException e) {
            // A system without it.
        }
    }

    private static boolean has(Path folder, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            return false; // Another user's, or gone.
        }
        return false;
    }
}
