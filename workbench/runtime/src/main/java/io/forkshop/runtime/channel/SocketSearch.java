package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which descriptor is a channel's, found out with public API only: of all sockets of this process
 * (proc_pid_fd(5)) it is the one with the channel's addresses. Where several have them, the channel
 * marks its own for a moment, by an option's value.
 */
final class SocketSearch {
    private static final File DESCRIPTORS = new File("/proc/self/fd");
    private static final AtomicInteger MARKS = new AtomicInteger();

    private final NetworkChannel channel;
    private final SocketAddress local;
    private final SocketAddress remote;
    private final int type;

    private SocketSearch(NetworkChannel channel) throws IOException {
        this.channel = channel;
        this.local = channel.getLocalAddress();
        this.remote = channel instanceof SocketChannel socket ? socket.getRemoteAddress() : null;
        this.type = channel instanceof DatagramChannel ? Sockets.DATAGRAM : Sockets.STREAM;
    }

    /**
     * The number of a channel whose socket has no other. Throws IOException when it cannot be told.
     */
    static int number(NetworkChannel channel) throws IOException {
        return new SocketSearch(channel).find().getFirst();
    }

    /**
     * A descriptor of our own of the channel's socket. That may be found under several numbers; one
     * of them may be closed by its owner, and be a stranger's, before we have copied it.
     */
    static int duplicate(NetworkChannel channel) throws IOException {
        SocketSearch search = new SocketSearch(channel);
        while (true) {
            int found = search.find().getFirst();
            String socket = socket(found);
            int copy = Libc.duplicateAbove(found, 3);
            if (socket.equals(socket(copy)) && search.hasTheAddresses(copy)) {
                return copy;
            }
            Libc.close(copy);
        }
    }

    /** The one that listens at that port of this process, besides {@code not}. */
    static int listener(InetSocketAddress there, int not) {
        List<Integer> found = new ArrayList<>();
        String[] names = DESCRIPTORS.list();
        for (String name : names == null ? new String[0] : names) {
            int fd = Integer.parseInt(name);
            if (fd != not
                    && Sockets.option(fd, Sockets.LISTENING) == 1
                    && Sockets.local(fd) instanceof InetSocketAddress local
                    && local.getPort() == there.getPort()) {
                found.add(fd);
            }
        }
        if (found.size() != 1) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    found.size() + " sockets of this process listen at " + there + " instead of 1");
        }
        return found.getFirst();
    }

    /** All numbers of the one socket. */
    private List<Integer> find() throws IOException {
        List<Integer> found = candidates();
        if (sockets(found) > 1) {
            found = marked(found);
        }
        if (sockets(found) != 1) {
            throw new IOException(
                    "cannot tell the descriptor of "
                            + channel
                            + "; start this VM with --add-opens java.base/sun.nio.ch=ALL-UNNAMED");
        }
        return found;
    }

    private static long sockets(List<Integer> descriptors) {
        return descriptors.stream().map(SocketSearch::socket).distinct().count();
    }

    /** Such as {@code socket:[4711]}; empty if it is closed meanwhile. */
    private static String socket(int fd) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.toPath().resolve("" + fd)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private List<Integer> candidates() {
        List<Integer> found = new ArrayList<>();
        String[] names = DESCRIPTORS.list();
        for (String name : names == null ? new String[0] : names) {
            int fd = Integer.parseInt(name);
            if (Sockets.option(fd, Sockets.TYPE) == type && hasTheAddresses(fd)) {
                found.add(fd);
            }
        }
        return found;
    }

    private boolean hasTheAddresses(int fd) {
        if (!local.equals(Sockets.local(fd))) {
            return false;
        }
        return remote == null || remote.equals(Sockets.remote(fd));
    }

    private List<Integer> marked(List<Integer> candidates) throws IOException {
        return channel instanceof SocketChannel ? byLinger(candidates) : byReuse(candidates);
    }

    /** A number of seconds that no other socket has; it matters only at a close. */
    private List<Integer> byLinger(List<Integer> candidates) throws IOException {
        int mark = 10_000 + Math.floorMod(MARKS.getAndIncrement(), 50_000);
        int before = channel.getOption(StandardSocketOptions.SO_LINGER);
        channel.setOption(StandardSocketOptions.SO_LINGER, mark);
        try {
            return candidates.stream()
                    .filter(fd -> Sockets.option(fd, Sockets.LINGER) == mark)
                    .toList();
        } finally {
            channel.setOption(StandardSocketOptions.SO_LINGER, before);
        }
    }

    /** Of sockets that are bound already: it matters only at a bind. */
    private List<Integer> byReuse(List<Integer> candidates) throws IOException {
        if (!channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEADDR)) {
            return candidates;
        }
        List<Integer> found = new ArrayList<>(candidates);
        boolean before = channel.getOption(StandardSocketOptions.SO_REUSEADDR);
        for (boolean value : new boolean[] {!before, before}) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, value);
            found.removeIf(fd -> Sockets.option(fd, Sockets.REUSE_ADDRESS) != (value ? 1 : 0));
        }
        return found;
    }
}
