package io.forkshop.runtime.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A worker's share of a port: connections come from here as ordinary channels, whatever the
 * cluster's policy. Any number of threads may wait in {@link #accept}, virtual ones too.
 */
public sealed interface ClusterServer extends Closeable permits HandedServer, AcceptingServer {
    /** Where the cluster listens; the port is the real one. */
    InetSocketAddress address();

    /**
     * The next connection, in blocking mode, which the caller must close. Under round robin a
     * worker gets the next one only after it has taken the last: who does not come here gets no
     * more than one.
     *
     * @throws java.nio.channels.AsynchronousCloseException when this server is closed meanwhile
     * @throws java.nio.channels.ClosedChannelException when it was closed before
     */
    SocketChannel accept() throws IOException;

    /**
     * Feeds a server that accepts for itself, such as {@code com.sun.net.httpserver.HttpServer}:
     * its listening socket in this process becomes the cluster's. To be called after it has bound
     * some port of its own and before it is started. It must be stopped when the worker leaves
     * ({@link ClusterWorker#onLeaving}), or it goes on accepting; its connections are its own, and
     * nobody here waits for their end.
     *
     * {@snippet :
     * var server = ClusterWorker.listen(0);
     * var http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
     * server.takePlaceOf(http.getAddress());
     * ClusterWorker.onLeaving(() -> http.stop(5));
     * http.start();
     * }
     *
     * @param there where that server listens until then
     * @throws io.forkshop.runtime.ForkshopException ERR_INVALID_STATE unless the cluster's policy
     *     is shared: elsewhere the primary accepts, and hands over one connection after another,
     *     which such a server has no way to take; ERR_INVALID_ARG_VALUE when not exactly one socket
     *     of this process listens there
     */
    void takePlaceOf(InetSocketAddress there);

    /**
     * Under the shared policy the listening socket itself, for selectors and servers that want one;
     * it counts no connections, and is closed with this. Empty under the others.
     */
    Optional<ServerSocketChannel> channel();

    boolean isOpen();

    /** Listens no more. Connections that were not accepted go to other workers. */
    @Override
    void close() throws IOException;
}
