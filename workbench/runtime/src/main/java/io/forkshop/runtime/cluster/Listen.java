package io.forkshop.runtime.cluster;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.posix.Errno;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;

/** One queryServer and what its answer means: which kind of server, or why there is none. */
record Listen(WorkerRole role, String address, int port, int index) {
    private static final int BACKLOG = 511; // Node's

    /** Completes {@code act}, a message of kind queryServer or listening (node-spec 10.2). */
    Map<String, Object> describe(Map<String, Object> act, int realPort) {
        act.put("index", index);
        act.put("data", null);
        act.put("address", address);
        act.put("port", realPort);
        act.put("addressType", address != null && address.indexOf(':') >= 0 ? 6 : 4);
        act.put("flags", 0);
        act.put("backlog", BACKLOG);
        return act;
    }

    /** {@code handle} is null where the primary accepts. */
    ClusterServer server(Map<?, ?> answer, Handle handle) throws IOException {
        long errno = Acts.number(answer, "errno", 0);
        if (errno != 0) {
            String why = Errno.name((int) -errno) + " (" + Errno.meaning((int) -errno) + ")";
            throw new BindException("the primary cannot listen at " + this + ": " + why);
        }
        String key = String.valueOf(answer.get("key"));
        if (handle == null) {
            return new HandedServer(role, key, place(answer));
        }
        InetSocketAddress bound = (InetSocketAddress) handle.localAddress();
        if (port != 0 && bound.getPort() != port) {
            // A Node primary hands out an unbound socket then, and says nothing (10.4).
            handle.close();
            throw new BindException("the primary cannot listen at " + this + ": EADDRINUSE");
        }
        ServerSocketChannel channel = handle.server();
        return new AcceptingServer(role, key, bound, channel);
    }

    private InetSocketAddress place(Map<?, ?> answer) {
        if (answer.get("sockname") instanceof Map<?, ?> name
                && name.get("address") instanceof String text) {
            int real = (int) Acts.number(name, "port", port);
            return new InetSocketAddress(InetAddress.ofLiteral(text), real);
        }
        return new InetSocketAddress(port);
    }

    @Override
    public String toString() {
        return (address == null ? "port " : address + ":") + port;
    }
}
