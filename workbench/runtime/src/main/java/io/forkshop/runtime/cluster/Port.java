package io.forkshop.runtime.cluster;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place to listen that workers of a cluster share; the primary owns its socket. The cluster's
 * lock guards it.
 */
abstract sealed class Port permits BalancedPort, SharedPort {
    final String key;
    final int fd;
    private final Path path; // of a unix socket; null for others
    private final Object file;

    Port(Query query, int fd) {
        this.key = query.key();
        this.fd = fd;
        this.path = query.path();
        this.file = path == null ? null : PathBinding.key(path);
    }

    /** {@code worker} asked to listen here with {@code request}; answers it. */
    abstract void join(Worker worker, Map<?, ?> request);

    /** {@code worker} listens here no more: it closed its server, leaves, or is gone. */
    abstract void leave(Worker worker);

    /** Nobody listens here. */
    abstract boolean isEmpty();

    /** Frees the address. */
    abstract void close();

    /** As Node's: of a unix socket, the path goes with it. */
    void removePath() {
        if (path != null) {
            PathBinding.remove(path, file);
        }
    }

    /**
     * A socket bound to the first of these places that can be had, or the negative errno of the
     * last. It does not listen yet, unless it is a path's.
     */
    static int bind(Query query) {
        int result = -Errno.EINVAL;
        for (SocketAddress place : query.places()) {
            result = bind(place, query);
            if (result >= 0 || result == -Errno.EADDRINUSE) {
                return result; // In use is in use: 0.0.0.0 would take half of what was asked for.
            }
        }
        return result;
    }

    private static int bind(SocketAddress place, Query query) {
        int family = Sockets.family(place);
        int fd = Sockets.open(family, Sockets.STREAM);
        if (fd < 0) {
            return fd;
        }
        if (family != Sockets.AF_UNIX) {
            // As every server: the port of one that has just ended is free at once.
            Sockets.set(fd, Sockets.REUSE_ADDRESS, 1);
        }
        if (family == Sockets.AF_INET6) {
            Sockets.set(fd, Sockets.IPV6_ONLY, query.sixOnly() ? 1 : 0);
        }
        int bound =
                place instanceof UnixDomainSocketAddress path
                        ? PathBinding.bind(fd, path, query.backlog())
                        : Sockets.bind(fd, place);
        if (bound < 0) {
            Libc.close(fd);
            return bound;
        }
        return fd;
    }

    /** Node's form of where it is bound (node-spec 10.4); none for a path. */
    Map<String, Object> sockname() {
        Map<String, Object> name = new LinkedHashMap<>();
        if (Sockets.local(fd) instanceof InetSocketAddress inet) {
            boolean six = Sockets.option(fd, Sockets.FAMILY) == Sockets.AF_INET6;
            name.put("address", text(inet.getAddress()));
            name.put("family", six ? "IPv6" : "IPv4");
            name.put("port", inet.getPort());
        }
        return name;
    }

    /** As Node writes it; Java does not shorten IPv6's. */
    private static String text(InetAddress address) {
        if (address instanceof Inet6Address && address.isAnyLocalAddress()) {
            return "::";
        }
        if (address instanceof Inet6Address && address.isLoopbackAddress()) {
            return "::1";
        }
        return address.getHostAddress();
    }
}
