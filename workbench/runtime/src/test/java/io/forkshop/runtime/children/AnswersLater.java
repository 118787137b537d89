package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** Answers a connection with its id when the client has sent a byte; tells when it has accepted. */
public final class AnswersLater {
    private AnswersLater() {}

    public static void main(String[] args) throws IOException {
        ClusterWorker.onLeaving(() -> Parent.send("leaving"));
        Parent.onMessage(wish -> ClusterWorker.goodbye(new IllegalStateException("it broke")));
        try (ClusterServer server = ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0))) {
            while (true) {
                SocketChannel connection = server.accept();
                Parent.send("accepted");
                Thread.startVirtualThread(() -> answer(connection));
            }
        } catch (ClosedChannelException end) {
            // We leave the cluster.
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            connection.read(ByteBuffer.allocate(1));
            connection.write(ByteBuffer.wrap((ClusterWorker.id() + "\n").getBytes()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
