package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * What a worker sees of its cluster: Node's {@code cluster.worker}, under a primary of ours or a
 * real Node's (node-spec 9 and 10).
 *
 * {@snippet :
 * import io.forkshop.runtime.cluster.ClusterWorker;
 *
 * void main() throws Exception {
 *     var server = ClusterWorker.listen(0); // the port that the cluster chooses
 *     while (server.isOpen()) {
 *         try (var connection = server.accept()) { // an ordinary SocketChannel
 *             connection.write(java.nio.ByteBuffer.wrap("hello\n".getBytes()));
 *         } catch (java.nio.channels.ClosedChannelException end) {
 *             // The primary asked us to leave.
 *         }
 *     }
 * }
 * }
 *
 * <p>The first call of any method here tells the primary that the worker is online. Any thread may
 * call any method, but listen must not be called in a listener of {@code Parent}, whose thread
 * would have to hear the answer.
 */
public final class ClusterWorker {
    private ClusterWorker() {}

    private static final class Holder {
        static final WorkerRole ROLE = WorkerRole.join();
    }

    private static WorkerRole role() {
        if (!isWorker()) {
            throw new ForkshopException(
                    "ERR_INVALID_STATE",
                    "this process is no worker of a cluster: it was not forked by a primary"
                            + " (NODE_UNIQUE_ID is not set)");
        }
        return Holder.ROLE;
    }

    /** Whether a primary forked this process (9.1). */
    public static boolean isWorker() {
        return System.getenv("NODE_UNIQUE_ID") != null;
    }

    /** Its number in the cluster, from 1. */
    public static int id() {
        role();
        return Integer.parseInt(System.getenv("NODE_UNIQUE_ID"));
    }

    /** {@link #listen(InetSocketAddress)} at that port of every address of this machine. */
    public static ClusterServer listen(int port) throws IOException {
        return role().listen(null, port);
    }

    /**
     * Shares a port with the other workers, by the primary's policy. Waits for the primary's
     * answer.
     *
     * @param address with port 0 the cluster chooses a port, the same for every worker that asks so
     * @throws java.net.BindException when the port is taken, or may not be had
     * @throws ForkshopException ERR_IPC_CHANNEL_CLOSED when the primary is gone
     */
    public static ClusterServer listen(InetSocketAddress address) throws IOException {
        return role().listen(address.getAddress().getHostAddress(), address.getPort());
    }

    /**
     * Runs {@code listener} when this worker is to leave, before its servers close: from then on
     * answers should say {@code Connection: close}. On a thread of its own; late ones hear at once.
     */
    public static void onLeaving(Runnable listener) {
        role().onLeaving(listener);
    }

    /** Whether this worker is on its way out. */
    public static boolean isLeaving() {
        return role().isLeaving();
    }

    /**
     * Leaves the cluster as a well-behaved worker does (9.9): tells the primary, so that a
     * supervisor starts a new worker at once; takes no more connections; waits until those it has
     * are closed; closes the channel. Returns at once. The process ends when nothing else keeps it.
     */
    public static void disconnect() {
        role().leave(true, "");
    }

    /**
     * As {@link #disconnect}, after a failure: what {@code why} says becomes the cause of this
     * worker's end in the primary's books, unless that is a real Node.
     */
    public static void goodbye(Throwable why) {
        role().leave(true, why.toString());
    }
}
