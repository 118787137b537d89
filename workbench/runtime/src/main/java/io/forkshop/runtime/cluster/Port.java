package io.forkshop.runtime.cluster;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place to listen that workers of a cluster share; the primary owns its socket. The cluster's
 * lock guards it.
 */
abstract sealed class Port permits BalancedPort, SharedPort {
    final String key;
    final int fd;

    Port(String key, int fd) {
        this.key = key;
        this.fd = fd;
    }

    /** {@code worker} asked to listen here with {@code request}; answers it. */
    abstract void join(Worker worker, Map<?, ?> request);

    /** {@code worker} listens here no more: it closed its server, leaves, or is gone. */
    abstract void leave(Worker worker);

    /** Nobody listens here. */
    abstract boolean isEmpty();

    /** Frees the address. */
    abstract void close();

    /**
     * A socket bound to the first of these places that can be had, or the negative errno of the
     * last. It does not listen yet.
     */
    static int bind(Query query) {
        int result = -Errno.EINVAL;
        for (SocketAddress place : query.places()) {
            result = bind(place, query.sixOnly());
            if (result >= 0 || result == -Errno.EADDRINUSE) {
                return result; // In use is in use: 0.0.0.0 would take half of what was asked for.
            }
        }
        return result;
    }

    private static int bind(SocketAddress place, boolean sixOnly) {
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
            Sockets.set(fd, Sockets.IPV6_ONLY, sixOnly ? 1 : 0);
        }
        int bound = Sockets.bind(fd, place);
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
