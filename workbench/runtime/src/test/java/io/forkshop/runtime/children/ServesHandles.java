package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Serves what it is handed, one client each, with a line that names the message, and tells the
 * parent of it. Plain messages it echoes. It ends with the channel.
 */
public final class ServesHandles {
    private ServesHandles() {}

    public static void main(String[] args) {
        Parent.send("ready");
        Parent.onHandle(ServesHandles::serve);
        Parent.onMessage(Parent::send);
    }

    private static void serve(Object message, Handle handle) {
        try {
            switch (handle.kind()) {
                case SERVER -> serve(message, handle.server());
                case SOCKET, NATIVE -> answer(message, handle.socket());
                case DATAGRAM, DATAGRAM_NATIVE -> answer(message, handle.datagram());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Object message, ServerSocketChannel server) {
        Parent.send(List.of("listening", message));
        Thread.ofPlatform()
                .start(
                        () -> {
                            try (server) {
                                answer(message, server.accept());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private static void answer(Object message, SocketChannel client) throws IOException {
        try (client) {
            String from = client.getRemoteAddress().toString();
            client.write(bytes("served " + message + " by a JVM\n"));
            Parent.send(List.of("served", message, from));
        }
    }

    private static void answer(Object message, DatagramChannel socket) throws IOException {
        try (socket) {
            Parent.send(List.of("receiving", message));
            ByteBuffer received = ByteBuffer.allocate(100);
            SocketAddress from = socket.receive(received);
            socket.send(bytes("served " + message + " by a JVM\n"), from);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
