package io.forkshop.runtime.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Listeners and clients on this machine's own interface, at whatever port is free. */
public final class Sockets {
    private Sockets() {}

    public static SocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    public static ServerSocketChannel server() throws IOException {
        return ServerSocketChannel.open().bind(anyPort());
    }

    public static SocketChannel connect(ServerSocketChannel server) throws IOException {
        return SocketChannel.open(server.getLocalAddress());
    }

    public static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    }

    public static void write(ByteChannel to, String text) throws IOException {
        to.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One read. */
    public static String read(ByteChannel from) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(1000);
        from.read(read);
        return StandardCharsets.UTF_8.decode(read.flip()).toString();
    }

    /** To the end. */
    public static String readAll(SocketChannel from) throws IOException {
        return new String(
                java.nio.channels.Channels.newInputStream(from).readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
