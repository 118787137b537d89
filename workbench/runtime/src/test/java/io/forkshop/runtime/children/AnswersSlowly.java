package io.forkshop.runtime.children;

import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker of a cluster: answers each line with its pid, 20 ms later, until the client has gone;
 * with "PID bye" it closes, when it leaves or the line was "last".
 */
public final class AnswersSlowly {
    private static final long PAUSE = 20_000_000; // ns

    private AnswersSlowly() {}

    /** With an argument N, workers with that number or a higher one crash at boot. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && ClusterWorker.id() >= Integer.parseInt(args[0])) {
            Runtime.getRuntime().halt(9);
        }
        try (ClusterServer server = ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0))) {
            while (true) {
                SocketChannel connection = server.accept();
                Thread.startVirtualThread(() -> answer(connection));
            }
        } catch (ClosedChannelException end) {
            // We leave the cluster.
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(connection)));
            boolean last = false;
            String line = in.readLine();
            while (line != null) {
                LockSupport.parkNanos(PAUSE);
                last = line.equals("last") || ClusterWorker.isLeaving();
                String answer = ProcessHandle.current().pid() + (last ? " bye\n" : "\n");
                connection.write(ByteBuffer.wrap(answer.getBytes()));
                line = last ? null : in.readLine();
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }
}
