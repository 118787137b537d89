package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Sockets by their descriptors: what somebody needs who owns one that is no Java channel. A new
 * descriptor is close-on-exec and never blocks, as Node's are (node-spec 8.14).
 */
public final class Sockets {
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int STREAM = 1;
    public static final int DATAGRAM = 2;

    /** Level and name of an option: getsockopt(2), socket(7). */
    public record Option(int level, int name) {}

    public static final Option REUSE_ADDRESS = new Option(1, 2);
    public static final Option TYPE = new Option(1, 3);
    public static final Option LINGER = new Option(1, 13);
    public static final Option LISTENING = new Option(1, 30);
    public static final Option FAMILY = new Option(1, 39);
    public static final Option IPV6_ONLY = new Option(41, 26);

    private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int O_CLOEXEC = 0x80000;

    private Sockets() {}

    /** The family that an address belongs to. */
    public static int family(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return AF_UNIX;
        }
        InetSocketAddress inet = (InetSocketAddress) address;
        return inet.getAddress() instanceof Inet6Address ? AF_INET6 : AF_INET;
    }

    /** A new socket of that family and type, or the negative errno. */
    public static int open(int family, int type) {
        return Libc.callInt(Fn.SOCKET, family, type | NONBLOCK_CLOEXEC, 0);
    }

    /** bind(2): 0 or the negative errno. The address must fit the socket's family. */
    public static int bind(int fd, SocketAddress address) {
        int family = option(fd, FAMILY);
        if (family < 0) {
            return family;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment raw = RawAddress.write(arena, family, address);
            return Libc.callInt(Fn.BIND, fd, raw.address(), raw.byteSize());
        }
    }

    /** listen(2): 0 or the negative errno. Node's backlog is 511. */
    public static int listen(int fd, int backlog) {
        return Libc.callInt(Fn.LISTEN, fd, backlog, 0);
    }

    /**
     * The next connection of a listening socket, or the negative errno: accept4(2). Waits only if
     * the listening descriptor does; the new one never does.
     */
    public static int accept(int fd) {
        return Libc.callInt(Fn.ACCEPT4, fd, 0, 0, NONBLOCK_CLOEXEC, 0, 0);
    }

    /**
     * {@code over} becomes another number of what {@code fd} is; what it was before is closed:
     * dup3(2).
     */
    public static int replace(int over, int fd) {
        return Libc.callInt(Fn.DUP3, fd, over, O_CLOEXEC);
    }

    /** An option's value, or the negative errno, ENOTSOCK where {@code fd} is no socket. */
    public static int option(int fd, Option option) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT, 2); // struct linger has two
            MemorySegment length = arena.allocate(JAVA_INT);
            length.set(JAVA_INT, 0, 8);
            int result =
                    Libc.callInt(
                            Fn.GETSOCKOPT,
                            fd,
                            option.level(),
                            option.name(),
                            value.address(),
                            length.address(),
                            0);
            // Of a linger the second number says it all: it is set with the first, or not at all.
            return result < 0 ? result : value.getAtIndex(JAVA_INT, option == LINGER ? 1 : 0);
        }
    }

    /** Sets an option that is one int: 0 or the negative errno. */
    public static int set(int fd, Option option, int to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT);
            value.set(JAVA_INT, 0, to);
            return Libc.callInt(
                    Fn.SETSOCKOPT, fd, option.level(), option.name(), value.address(), 4, 0);
        }
    }

    /** Where a socket is bound; null for what is no socket. An unbound one has port 0. */
    public static SocketAddress local(int fd) {
        return address(Fn.GETSOCKNAME, fd);
    }

    /** Whom a socket is connected with; null if with nobody. */
    public static SocketAddress remote(int fd) {
        return address(Fn.GETPEERNAME, fd);
    }

    private static SocketAddress address(Fn which, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment raw = arena.allocate(RawAddress.ROOM, 8);
            MemorySegment length = arena.allocate(JAVA_INT);
            length.set(JAVA_INT, 0, RawAddress.ROOM);
            int result = Libc.callInt(which, fd, raw.address(), length.address());
            return result < 0 ? null : RawAddress.read(raw, length.get(JAVA_INT, 0));
        }
    }

    /**
     * Writes and passes on {@code descriptor} with the first byte: sendmsg(2), SCM_RIGHTS of
     * unix(7). The result is as for write(2): less than asked, or the negative errno; unless it is
     * positive the descriptor was not passed on.
     *
     * @param wait whether to wait while the socket is full; else that is {@code -Errno.EAGAIN}
     */
    public static int send(int fd, MemorySegment bytes, int descriptor, boolean wait) {
        try (Arena arena = Arena.ofConfined()) {
            Message message = new Message(arena, bytes);
            message.put(descriptor);
            return message.send(fd, wait);
        }
    }

    /** One byte of {@code segment} as an unsigned number. */
    static int unsigned(MemorySegment segment, long at) {
        return segment.get(JAVA_BYTE, at) & 0xff;
    }
}
