package io.forkshop.app.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many clients that have asked for something that takes long, and do nothing but wait. */
final class Waiters {
    private static final int AT_A_TIME = 200; // fewer than any server's backlog

    private final List<SocketChannel> open = new ArrayList<>();

    /**
     * Connects them; each is answered a first request, so that the server has it, before its
     * second, the long one, is all that it waits for.
     */
    Map<String, Object> begin(Map<?, ?> order) throws IOException {
        int port = ((Number) order.get("port")).intValue();
        int wanted = ((Number) order.get("clients")).intValue();
        byte[] both = (request("/") + request((String) order.get("path"))).getBytes();
        String why = "";
        try {
            while (open.size() < wanted) {
                more(Math.min(AT_A_TIME, wanted - open.size()), port, both);
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        return Map.of("clients", open.size(), "why", why);
    }

    private void more(int count, int port, byte[] both) throws IOException {
        List<SocketChannel> begun = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                var server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
                SocketChannel channel = SocketChannel.open(server);
                begun.add(channel);
                channel.write(ByteBuffer.wrap(both));
            }
            for (SocketChannel channel : begun) {
                answer(channel);
            }
            open.addAll(begun);
        } catch (IOException e) {
            for (SocketChannel channel : begun) {
                channel.close();
            }
            throw e;
        }
    }

    private static void answer(SocketChannel channel) throws IOException {
        Answer answer = new Answer();
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        while (!answer.whole()) {
            if (channel.read(bytes.clear()) < 0) {
                throw new EOFException("the server ended a connection");
            }
            answer.take(bytes.flip());
        }
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    }

    void end() {
        for (SocketChannel channel : open) {
            try {
                channel.close();
            } catch (IOException e) {
                // Gone in any case.
            }
        }
        open.clear();
    }
}
