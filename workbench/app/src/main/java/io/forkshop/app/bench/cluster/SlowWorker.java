package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers each request with its pid, 20 ms later, on a virtual thread a connection; says {@code
 * Connection: close} while it leaves. Its journal tells, even after SIGKILL, which connections it
 * had: a failure of one of them is the killer's, any other is the cluster's.
 */
public final class SlowWorker {
    private static final long PAUSE = 20_000_000; // ns

    private SlowWorker() {}

    /** The arguments are the folder of the journals, the port, and what is wrong with us, if so. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length > 2 ? arguments[2] : "") {
            case "crashes" -> throw new IllegalStateException("broken on purpose");
            case "hangs" -> new CountDownLatch(1).await();
            default -> serve(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        }
    }

    private static void serve(Path folder, int port) throws IOException {
        Journal journal = Journal.create(folder);
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ClusterServer server = ClusterWorker.listen(new InetSocketAddress(here, port))) {
            while (true) {
                SocketChannel connection = server.accept();
                int client = ((InetSocketAddress) connection.getRemoteAddress()).getPort();
                journal.has(client);
                Thread.startVirtualThread(() -> serve(connection, client, journal));
            }
        } catch (ClosedChannelException end) {
            // We leave the cluster.
        }
    }

    private static void serve(SocketChannel connection, int client, Journal journal) {
        try (connection) {
            ByteBuffer in = ByteBuffer.allocate(8192);
            boolean close = false;
            while (!close && connection.read(in) >= 0) {
                Http.Request request = Http.parse(in);
                if (request != null) {
                    in.clear();
                    LockSupport.parkNanos(PAUSE);
                    close = request.close() || ClusterWorker.isLeaving();
                    connection.write(Http.answer(ProcessHandle.current().pid() + "\n", close));
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
        journal.hadIt(client);
    }
}
