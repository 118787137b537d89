package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** A worker of a cluster: to each connection it says its id and pid, and closes it. */
public final class SaysItsId {
    private SaysItsId() {}

    /** The first argument is the port, 0 without one. */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        Parent.onMessage(SaysItsId::obey);
        String line = ClusterWorker.id() + " " + ProcessHandle.current().pid() + "\n";
        try (ClusterServer server =
                ClusterWorker.listen(new InetSocketAddress("127.0.0.1", port))) {
            while (true) {
                try (SocketChannel connection = server.accept()) {
                    connection.write(ByteBuffer.wrap(line.getBytes()));
                }
            }
        } catch (ClosedChannelException end) {
            // We leave the cluster.
        }
    }

    private static void obey(Object message) {
        switch (String.valueOf(message)) {
            case "leave" -> ClusterWorker.disconnect();
            case "goodbye" -> ClusterWorker.goodbye(new IllegalStateException("it broke"));
            case "exit 42" -> Runtime.getRuntime().exit(42);
            default -> throw new IllegalArgumentException("no such wish: " + message);
        }
    }
}
