package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a worker asks for with queryServer (node-spec 10.2): a place to listen. Its text is the key
 * that later messages name (10.3); to the worker it means nothing.
 *
 * @param flags Node's: bit 0 says IPv6 only
 */
record Query(String key, String address, int port, int type, int backlog, boolean sixOnly) {
    private static final int DEFAULT_BACKLOG = 511; // Node's
    private static final int UDP = -2; // Ours; Node says udp4 or udp6

    static Query of(Map<?, ?> message) {
        Object address = message.get("address");
        int port = (int) Acts.number(message, "port", -1);
        boolean udp = message.get("addressType") instanceof String;
        int type = udp ? UDP : (int) Acts.number(message, "addressType", -1);
        String key =
                address
                        + ":"
                        + port
                        + ":"
                        + type
                        + ":"
                        + (message.containsKey("fd") ? message.get("fd") : "undefined")
                        + ":"
                        + Acts.number(message, "index", 0);
        long backlog = Acts.number(message, "backlog", 0); // A number, or false.
        return new Query(
                key,
                address instanceof String text ? text : null,
                port,
                type,
                backlog > 0 ? (int) backlog : DEFAULT_BACKLOG,
                (Acts.number(message, "flags", 0) & 1) != 0);
    }

    /** Of a unix socket; null for others. */
    Path path() {
        return type == -1 && address != null ? Path.of(address) : null;
    }

    /**
     * Where to bind, the best first. Without an address that is every one of the machine, IPv6's if
     * it has any, which takes IPv4 too.
     */
    List<SocketAddress> places() {
        if (type == UDP) {
            throw new ForkshopException(
                    "ERR_SOCKET_BAD_TYPE", "a cluster shares no UDP ports (" + key + ")");
        }
        if (type == -1) {
            if (address == null || address.indexOf('\0') >= 0) {
                throw new ForkshopException(
                        "ERR_INVALID_ADDRESS", "a worker asked for a path and named none");
            }
            return List.of(UnixDomainSocketAddress.of(address));
        }
        if (port < 0 || port > 65_535) {
            throw new ForkshopException(
                    "ERR_SOCKET_BAD_PORT", "there is no port " + port + "; 0 to 65535 are");
        }
        if (address == null) {
            return List.of(literal("::"), literal("0.0.0.0"));
        }
        return List.of(literal(address));
    }

    /** Why nobody can listen here, for people. */
    String refusal(int errno) {
        if (type == UDP) {
            return "could not listen at UDP port " + port + ": a cluster shares none";
        }
        String where = type == -1 ? address : (address == null ? "port " : address + ":") + port;
        String what =
                "could not listen at %s: %s (%s)"
                        .formatted(where, Errno.name(-errno), Errno.meaning(-errno));
        OptionalLong owner =
                errno == -Errno.EADDRINUSE && type != -1
                        ? PortOwner.of(port)
                        : OptionalLong.empty();
        return what + (owner.isPresent() ? "; pid " + owner.getAsLong() + " has it" : "");
    }

    /** A worker has looked names up before it asks, and we must not wait for a name server. */
    private SocketAddress literal(String text) {
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(text), port);
        } catch (IllegalArgumentException e) {
            throw new ForkshopException(
                    "ERR_INVALID_ADDRESS", text + " is no address; look it up first", e);
        }
    }
}
