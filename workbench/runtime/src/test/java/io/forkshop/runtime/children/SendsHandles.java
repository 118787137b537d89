package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Sends its parent a listening socket, then the first connection to another, each with plain
 * messages before and behind; tells what became of them, and of the connection's own channel.
 */
public final class SendsHandles {
    private static final CountDownLatch OUTCOMES = new CountDownLatch(2);

    private SendsHandles() {}

    public static void main(String[] args) throws Exception {
        SocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        Parent.onDisconnect(() -> {});
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(any);
                ServerSocketChannel own = ServerSocketChannel.open().bind(any)) {
            Parent.send("before");
            Parent.send("server", told(Handle.of(server)));
            Parent.send("between");
            int port = ((InetSocketAddress) own.getLocalAddress()).getPort();
            Parent.send(List.of("connect to", port));
            SocketChannel connection = own.accept();
            Parent.send("socket", told(Handle.of(connection)));
            Parent.send("behind");
            OUTCOMES.await();
            Parent.send(connection.isOpen() ? "open" : "closed");
        }
    }

    private static Handle told(Handle handle) {
        String kind = handle.kind().toString();
        return handle.onOutcome(
                outcome -> {
                    Parent.send(List.of(kind, outcome.toString()));
                    OUTCOMES.countDown();
                });
    }
}
