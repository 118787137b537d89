package io.forkshop.app.course.experiments.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that may send half a request, or three at once. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE = 30_000; // ms
    static final String END = "\r\n\r\n";

    private final Socket socket;
    private final BufferedReader in;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost" + END;
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** The next answer's status line and body, without who it was that answered. */
    String answer() throws IOException {
        String status = in.readLine();
        int length = 0;
        String header = in.readLine();
        for (; header != null && !header.isEmpty(); header = in.readLine()) {
            String[] parts = header.toLowerCase(Locale.ROOT).split(": ");
            length = parts[0].equals("content-length") ? Integer.parseInt(parts[1]) : length;
        }
        char[] body = new char[length];
        for (int read = 0; read < length; ) {
            read += in.read(body, read, length - read);
        }
        return status.split(" ")[1] + " " + new String(body).replaceFirst(", says (?s).*", "");
    }

    /** Whether an answer comes within this many milliseconds. */
    boolean isAnsweredWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.mark(1);
            in.read();
            in.reset();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE);
        }
    }

    /** Whether something came that nobody has read yet. */
    boolean hasAnswer() throws IOException {
        return in.ready();
    }

    boolean isAtItsEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
