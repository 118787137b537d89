package io.forkshop.app.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does with each request what a test wants. */
final class OddServer implements AutoCloseable {
    interface Manner {
        /** Returns whether the connection goes on. */
        boolean answer(Socket client, int number) throws Exception;
    }

    private final ServerSocket server;
    private final Manner manner;
    final AtomicInteger asked = new AtomicInteger();

    OddServer(Manner manner) throws IOException {
        this.manner = manner;
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** One that says this, and keeps the connection. */
    static OddServer says(String answer) throws IOException {
        return new OddServer(
                (client, number) -> {
                    say(client, answer);
                    return true;
                });
    }

    static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String body(String text) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            StringBuilder head = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.append((char) next);
                if (head.toString().endsWith("\r\n\r\n")) {
                    head.setLength(0);
                    if (!manner.answer(client, asked.incrementAndGet())) {
                        return;
                    }
                }
            }
        } catch (Exception gone) {
            // So does the connection.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
