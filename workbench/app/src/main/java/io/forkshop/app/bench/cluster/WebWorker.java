package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A web server of one screen. The thread that accepts a connection also answers its first request,
 * if that is there; connections that stay are served by a selector on another thread. In a cluster
 * its connections come from the cluster, else from a socket of its own, whose port it prints.
 */
public final class WebWorker {
    private static final int ROOM = 8192;

    private final Selector selector = Selector.open();

    private WebWorker() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        WebWorker worker = new WebWorker();
        Thread.ofPlatform().daemon().name("serves").start(worker::serve);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        if (ClusterWorker.isWorker()) {
            ClusterServer server = ClusterWorker.listen(anywhere);
            while (server.isOpen()) {
                worker.accepted(server.accept());
            }
        } else {
            ServerSocketChannel server = ServerSocketChannel.open().bind(anywhere, 511);
            LoadClient.tell(server.socket().getLocalPort());
            while (true) {
                worker.accepted(server.accept());
            }
        }
    }

    private void accepted(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        ByteBuffer in = ByteBuffer.allocate(ROOM);
        if (served(connection, in)) {
            connection.register(selector, SelectionKey.OP_READ, in);
            selector.wakeup();
        }
    }

    private void serve() {
        while (true) {
            try {
                selector.select(
                        key -> {
                            if (!served(
                                    (SocketChannel) key.channel(), (ByteBuffer) key.attachment())) {
                                key.cancel();
                            }
                        });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads what is there and answers it; false when the connection is closed. One at a time: what
     * a worker computes, it computes on one processor, as Node does.
     */
    private synchronized boolean served(SocketChannel connection, ByteBuffer in) {
        try {
            int count = connection.read(in);
            Http.Request request = count > 0 ? Http.parse(in) : null;
            if (request != null) {
                in.clear();
                connection.write(Http.answer(body(request.path()), request.close()));
            }
            if (count >= 0 && (request == null || !request.close())) {
                return true;
            }
            connection.close();
        } catch (IOException e) {
            close(connection); // The client has gone.
        }
        return false;
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }

    private static String body(String path) {
        return path.equals("/work") ? Work.primes() + "\n" : "hello\n";
    }
}
