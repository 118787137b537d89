package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A web server of one screen: one thread and a selector serve all connections, as in Node. What the
 * cluster hands out comes to another thread, which answers the first request itself if it is there
 * and the server has nothing to do. Without a cluster it has a socket of its own, whose port it
 * prints.
 */
public final class WebWorker {
    private static final int ROOM = 8192;
    private static final int LOOKS = 3;

    private final Selector selector = Selector.open();
    private final ReentrantLock serving = new ReentrantLock();

    private WebWorker() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        WebWorker worker = new WebWorker();
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        if (ClusterWorker.isWorker()) {
            worker.serve(ClusterWorker.listen(anywhere));
        } else {
            ServerSocketChannel server = ServerSocketChannel.open().bind(anywhere, 511);
            LoadClient.tell(server.socket().getLocalPort());
            worker.acceptFrom(server);
            worker.serve();
        }
    }

    private void serve(ClusterServer server) throws IOException {
        if (server.channel().isPresent()) {
            acceptFrom(server.channel().get());
            serve();
        } else {
            Thread.ofPlatform().daemon().name("serves").start(this::serve);
            while (server.isOpen()) {
                handedOver(server.accept());
            }
        }
    }

    private void acceptFrom(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    private void handedOver(SocketChannel connection) throws IOException {
        // Never waiting: while we do, the cluster hands us no other, and its client waits, too.
        if (serving.tryLock()) {
            try {
                begin(connection);
            } finally {
                serving.unlock();
            }
        } else {
            connection.configureBlocking(false);
            keep(connection, ByteBuffer.allocate(ROOM));
        }
    }

    /** A request that came with its connection needs no selector. */
    private void begin(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        ByteBuffer in = ByteBuffer.allocate(ROOM);
        if (served(connection, in)) {
            keep(connection, in);
        }
    }

    private void keep(SocketChannel connection, ByteBuffer in) throws IOException {
        connection.register(selector, SelectionKey.OP_READ, in);
        selector.wakeup();
    }

    private void serve() {
        while (true) {
            try {
                if (!soon()) {
                    selector.select(this::ready);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Whether there was something to do, looked for a few times before the thread is put to sleep.
     * Without Thread.yield: that gives the processor away for a time slice, and whoever asks
     * meanwhile waits for milliseconds.
     */
    private boolean soon() throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            if (selector.selectNow(this::ready) > 0) {
                return true;
            }
        }
        return false;
    }

    private void ready(SelectionKey key) {
        if (key.isAcceptable()) {
            acceptAll((ServerSocketChannel) key.channel());
            return;
        }
        serving.lock();
        try {
            served((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
        } finally {
            serving.unlock();
        }
    }

    private void acceptAll(ServerSocketChannel server) {
        try {
            SocketChannel connection;
            while ((connection = server.accept()) != null) {
                begin(connection);
            }
        } catch (IOException e) {
            // The client has gone, or we have too many: the next event says more.
        }
    }

    /**
     * Reads what is there and answers it; false when the connection is closed. One at a time: what
     * a worker computes, it computes on one processor, as Node does.
     */
    private boolean served(SocketChannel connection, ByteBuffer in) {
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
