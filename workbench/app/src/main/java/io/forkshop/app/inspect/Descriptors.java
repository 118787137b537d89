package io.forkshop.app.inspect;

import io.forkshop.app.inspect.Descriptor.Access;
import io.forkshop.app.inspect.Descriptor.Holder;
import io.forkshop.app.inspect.Descriptor.Kind;
import io.forkshop.runtime.posix.UnixPeers;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Explains a process's descriptors. What two of them have to do with each other stands in no single
 * file: the inodes that all of a family hold are put side by side.
 */
final class Descriptors {
    private final Map<Long, Path> family;
    private final Map<String, List<Holder>> holders = new HashMap<>();
    private final Map<Holder, Access> accesses = new HashMap<>();
    private final Map<Long, Integer> channels = new HashMap<>();
    private final Map<Long, Long> unixPeers;
    private final SocketTable sockets;

    private Descriptors(Map<Long, Path> family, Path folder) {
        this.family = family;
        this.unixPeers = UnixPeers.byInode();
        this.sockets = SocketTable.read(folder.resolve("net"));
    }

    /**
     * The descriptors of one process, by number; empty when they may not be read.
     *
     * @param family those among whom other ends are looked for, itself included, with folders
     */
    static Optional<List<Descriptor>> of(long pid, Map<Long, Path> family) {
        var folder = family.get(pid);
        var targets = targets(folder);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        var descriptors = new Descriptors(family, folder);
        family.keySet().forEach(descriptors::collect);
        var explained = new ArrayList<Descriptor>();
        targets.get().forEach((n, target) -> explained.add(descriptors.explain(pid, n, target)));
        return Optional.of(explained);
    }

    private void collect(long pid) {
        targets(family.get(pid))
                .orElse(new TreeMap<>())
                .forEach(
                        (number, target) ->
                                holders.computeIfAbsent(target, t -> new ArrayList<>())
                                        .add(new Holder(pid, number)));
        channel(family.get(pid)).ifPresent(number -> channels.put(pid, number));
    }

    // Empty when the folder may not be read.
    private static Optional<SortedMap<Integer, String>> targets(Path folder) {
        var found = new TreeMap<Integer, String>();
        try (var entries = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (var entry : entries) {
                var number = Integer.parseInt(entry.getFileName().toString());
                ProcFs.link(entry).ifPresent(target -> found.put(number, target));
            }
            return Optional.of(found);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt channel(Path folder) {
        for (var entry : ProcFs.small(folder.resolve("environ")).split("\0")) {
            if (entry.matches("NODE_CHANNEL_FD=\\d{1,6}")) {
                return OptionalInt.of(Integer.parseInt(entry.substring(16)));
            }
        }
        return OptionalInt.empty();
    }

    private Descriptor explain(long pid, int number, String target) {
        var self = new Holder(pid, number);
        var access = access(self);
        if (target.startsWith("pipe:[")) {
            return descriptor(self, Kind.PIPE, access, target, "", otherEnds(self, target));
        }
        if (target.startsWith("socket:[")) {
            return socket(self, access, target);
        }
        if (target.startsWith("anon_inode:")) {
            var what = target.substring(11).replaceAll("[\\[\\]]", "");
            return descriptor(self, Kind.ANONYMOUS, access, target, what, List.of());
        }
        return descriptor(self, kind(target), access, target, "", List.of());
    }

    private static Kind kind(String target) {
        if (target.startsWith("/dev/")) {
            return Kind.DEVICE;
        }
        return Files.isDirectory(Path.of(target)) ? Kind.FOLDER : Kind.FILE;
    }

    private Descriptor socket(Holder self, Access access, String target) {
        var inode = target.substring(8, target.length() - 1);
        var tcp = sockets.tcpOf(inode);
        if (tcp.isPresent() && tcp.get().listens()) {
            return descriptor(self, Kind.LISTENING, access, target, tcp.get().local(), List.of());
        }
        if (tcp.isPresent() && tcp.get().connected()) {
            var peer =
                    sockets.peer(tcp.get()).map(i -> held("socket:[" + i + "]")).orElse(List.of());
            var addresses = tcp.get().local() + " to " + tcp.get().remote();
            return descriptor(self, Kind.CONNECTED, access, target, addresses, peer);
        }
        var unix = sockets.unixOf(inode);
        if (unix.isEmpty()) {
            return descriptor(self, Kind.SOCKET, access, target, "", List.of());
        }
        var path = unix.get().path();
        if (unix.get().listens()) {
            return descriptor(self, Kind.LISTENING, access, target, path, List.of());
        }
        var peer = unixPeers.get(Long.parseLong(inode));
        List<Holder> ends = peer == null ? List.of() : held("socket:[" + peer + "]");
        var kind = isChannel(self, ends) ? Kind.CHANNEL : Kind.UNIX;
        return descriptor(self, kind, access, target, path, ends);
    }

    private boolean isChannel(Holder self, List<Holder> ends) {
        return isChannel(self) || ends.stream().anyMatch(this::isChannel);
    }

    private boolean isChannel(Holder holder) {
        return channels.getOrDefault(holder.pid(), -1) == holder.number();
    }

    private Descriptor descriptor(
            Holder self,
            Kind kind,
            Access access,
            String target,
            String detail,
            List<Holder> ends) {
        var inode = target.indexOf(":[") > 0 && kind != Kind.ANONYMOUS;
        // That two have the same file open says nothing: each may have opened it.
        var sharers =
                inode
                        ? held(target).stream()
                                .filter(holder -> !holder.equals(self) && !ends.contains(holder))
                                .filter(h -> kind != Kind.PIPE || access(h) == access)
                                .toList()
                        : List.<Holder>of();
        return new Descriptor(self.number(), kind, access, target, detail, sharers, ends);
    }

    // A pipe's two ends are one inode; what tells them apart is how they were opened.
    private List<Holder> otherEnds(Holder self, String target) {
        var own = access(self);
        return held(target).stream().filter(h -> !h.equals(self) && access(h) != own).toList();
    }

    private List<Holder> held(String target) {
        return holders.getOrDefault(target, List.of());
    }

    private Access access(Holder holder) {
        return accesses.computeIfAbsent(holder, this::readAccess);
    }

    private Access readAccess(Holder holder) {
        var folder = family.get(holder.pid());
        var info = ProcFs.small(folder.resolve("fdinfo/" + holder.number()));
        var flags = ProcFs.field(info, "flags");
        if (flags == null || !flags.matches("[0-7]{1,12}")) {
            return Access.UNKNOWN;
        }
        return switch ((int) (Long.parseLong(flags, 8) & 3)) {
            case 0 -> Access.READ;
            case 1 -> Access.WRITE;
            default -> Access.BOTH;
        };
    }
}
