package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * Hands a listening socket over, says three words behind it, prints that, and is done; it never
 * listens.
 */
public final class HandsOverAndEnds {
    private HandsOverAndEnds() {}

    public static void main(String[] args) throws Exception {
        InetAddress host = InetAddress.getByName("127.0.0.1");
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(host, 0))) {
            Parent.send("here", Handle.of(server));
            Parent.send(1);
            Parent.send(2);
            Parent.send("last word");
            if (args.length > 0) {
                Parent.disconnect();
            }
            System.out.println("said");
        }
    }
}
