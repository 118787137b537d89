package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** struct sockaddr_in, sockaddr_in6 and sockaddr_un, as ip(7), ipv6(7) and unix(7) have them. */
final class RawAddress {
    static final int ROOM = 128; // struct sockaddr_storage
    private static final int IN_SIZE = 16;
    private static final int IN6_SIZE = 28;
    private static final int PORT = 2;
    private static final int IN_ADDRESS = 4;
    private static final int IN6_ADDRESS = 8;
    private static final int IN6_SCOPE = 24;
    private static final int PATH = 2;

    private RawAddress() {}

    /** Null for a family that Java has no address of. */
    static SocketAddress read(MemorySegment raw, int length) {
        return switch (raw.get(JAVA_SHORT, 0)) {
            case Sockets.AF_INET -> inet(raw, IN_ADDRESS, 4);
            case Sockets.AF_INET6 -> inet(raw, IN6_ADDRESS, 16);
            case Sockets.AF_UNIX -> unix(raw, Math.min(length, ROOM));
            default -> null;
        };
    }

    private static SocketAddress inet(MemorySegment raw, int at, int size) {
        byte[] bytes = raw.asSlice(at, size).toArray(JAVA_BYTE);
        int port = Sockets.unsigned(raw, PORT) << 8 | Sockets.unsigned(raw, PORT + 1);
        try {
            InetAddress address = InetAddress.getByAddress(bytes); // 4-in-6 becomes 4.
            int scope = size == 16 ? raw.get(JAVA_INT, IN6_SCOPE) : 0;
            if (scope != 0 && address instanceof Inet6Address) {
                address = Inet6Address.getByAddress(null, bytes, scope);
            }
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Without a name, or with one outside the file system, the path is empty: as the JDK says. */
    private static SocketAddress unix(MemorySegment raw, int length) {
        int end = PATH;
        while (end < length && raw.get(JAVA_BYTE, end) != 0) {
            end++;
        }
        byte[] path = raw.asSlice(PATH, end - PATH).toArray(JAVA_BYTE);
        return UnixDomainSocketAddress.of(new String(path, StandardCharsets.UTF_8));
    }

    /** An IPv4 address for an IPv6 socket becomes 4-in-6. */
    static MemorySegment write(Arena arena, int family, SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            return writeUnix(arena, unix.getPath().toString());
        }
        InetSocketAddress inet = (InetSocketAddress) address;
        boolean six = family == Sockets.AF_INET6;
        MemorySegment raw = arena.allocate(six ? IN6_SIZE : IN_SIZE, 8);
        raw.set(JAVA_SHORT, 0, (short) family);
        raw.set(JAVA_BYTE, PORT, (byte) (inet.getPort() >> 8));
        raw.set(JAVA_BYTE, PORT + 1, (byte) inet.getPort());
        byte[] bytes = inet.getAddress().getAddress();
        if (!six) {
            MemorySegment.copy(bytes, 0, raw, JAVA_BYTE, IN_ADDRESS, 4);
        } else if (bytes.length == 16) {
            MemorySegment.copy(bytes, 0, raw, JAVA_BYTE, IN6_ADDRESS, 16);
            raw.set(JAVA_INT, IN6_SCOPE, ((Inet6Address) inet.getAddress()).getScopeId());
        } else if (!inet.getAddress().isAnyLocalAddress()) {
            raw.set(JAVA_SHORT, IN6_ADDRESS + 10, (short) -1);
            MemorySegment.copy(bytes, 0, raw, JAVA_BYTE, IN6_ADDRESS + 12, 4);
        }
        return raw;
    }

    private static MemorySegment writeUnix(Arena arena, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        MemorySegment raw = arena.allocate(PATH + bytes.length + 1L, 8);
        raw.set(JAVA_SHORT, 0, (short) Sockets.AF_UNIX);
        MemorySegment.copy(bytes, 0, raw, JAVA_BYTE, PATH, bytes.length);
        return raw;
    }
}
