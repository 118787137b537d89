package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Clients of a web server in a process of their own, on one thread: each asks, waits for the
 * answer, and asks again, over one connection or a fresh one each time. For machines without wrk.
 */
public final class LoadClient {
    private record Client(ByteBuffer in, long[] asked) {}

    private final Selector selector = Selector.open();
    private final InetSocketAddress server;
    private final boolean fresh;
    private final byte[] request;
    private long[] nanos = new long[1 << 16]; // what each answer took
    private int answers;
    private int failures;

    private LoadClient(int port, String path, boolean fresh) throws IOException {
        this.server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        this.fresh = fresh;
        String close = fresh ? "Connection: close\r\n" : "";
        this.request =
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + close + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    public static void main(String[] arguments) {
        Parent.onMessage(order -> Parent.send(measured((Map<?, ?>) order)));
    }

    /** To our parent, if we have one; what a server says when it listens. */
    static void tell(int port) {
        Parent.send(port);
        Parent.onDisconnect(() -> Runtime.getRuntime().exit(0));
    }

    private static Map<String, Object> measured(Map<?, ?> order) {
        int port = ((Number) order.get("port")).intValue();
        int clients = ((Number) order.get("clients")).intValue();
        long time = ((Number) order.get("millis")).longValue() * 1_000_000;
        boolean fresh = order.get("fresh").equals(true);
        try {
            LoadClient load = new LoadClient(port, (String) order.get("path"), fresh);
            return load.run(clients, time);
        } catch (IOException e) {
            return Map.of("error", e.toString());
        }
    }

    private Map<String, Object> run(int clients, long time) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            ask(connected());
        }
        while (System.nanoTime() - start < time) {
            selector.select(this::ready, 1000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        Arrays.sort(nanos, 0, answers);
        double p99 = answers == 0 ? 0 : nanos[answers * 99 / 100] / 1e6;
        return Map.of("rate", answers / seconds, "p99", p99, "failures", failures);
    }

    /** Connects waiting: on this machine that is one turn in the kernel. */
    private SelectionKey connected() throws IOException {
        long begun = System.nanoTime();
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        Client client = new Client(ByteBuffer.allocate(1024), new long[] {begun});
        return channel.register(selector, SelectionKey.OP_READ, client);
    }

    private void ask(SelectionKey key) throws IOException {
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request));
    }

    private void ready(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Client client = (Client) key.attachment();
        try {
            int count = channel.read(client.in());
            if (isWhole(client.in())) {
                answered(key, channel, client);
            } else if (count < 0) {
                throw new IOException("closed within an answer");
            }
        } catch (IOException e) {
            failures++;
            again(channel);
        }
    }

    private void answered(SelectionKey key, SocketChannel channel, Client client)
            throws IOException {
        long now = System.nanoTime();
        if (answers == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * answers);
        }
        nanos[answers++] = now - client.asked()[0];
        if (fresh) {
            again(channel);
        } else {
            client.in().clear();
            client.asked()[0] = now;
            ask(key);
        }
    }

    private void again(SocketChannel old) {
        try {
            old.close();
            ask(connected());
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not listen any more", e);
        }
    }

    /** Both servers say how long an answer is, and end the body with the only line feed pair. */
    private static boolean isWhole(ByteBuffer in) {
        int end = in.position();
        return end > 0 && in.get(end - 1) == '\n' && in.get(end - 2) != '\r';
    }
}
