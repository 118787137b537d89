package io.forkshop.app.course.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * A client of a web server on this machine: one connection, which is kept for further requests.
 *
 * <p>What can happen to a client is told apart: {@link java.net.ConnectException} when nobody
 * listens, {@link java.net.SocketTimeoutException} when no answer came in time, any other {@link
 * IOException} when the connection ended before the whole answer.
 */
public final class Visitor implements AutoCloseable {
    private static final int MOST = 1 << 20;

    private final int port;
    private final SocketChannel connection;
    private final InputStream in;

    private Visitor(int port, SocketChannel connection) throws IOException {
        this.port = port;
        this.connection = connection;
        this.in = new BufferedInputStream(connection.socket().getInputStream());
    }

    static Visitor at(int port, Duration longest) throws IOException {
        SocketChannel connection = SocketChannel.open();
        try {
            int millis = Math.toIntExact(longest.toMillis());
            var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            connection.socket().connect(server, millis);
            connection.socket().setSoTimeout(millis);
            return new Visitor(port, connection);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /** Asks for a path, waits, and tells the body of the answer. */
    public String get(String path) throws IOException {
        ask(path);
        return answer();
    }

    /** Asks, and does not wait. */
    public void ask(String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
        connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The body of the next answer. */
    public String answer() throws IOException {
        int length = -1;
        boolean chunks = false;
        line(); // HTTP/1.1 200 OK
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunks |= lower.matches("transfer-encoding: *chunked");
        }
        byte[] body = chunks ? chunks() : length < 0 ? in.readNBytes(MOST) : whole(length);
        return new String(body, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line().replaceAll(";.*", "").strip(), 16);
            all.write(whole(size));
            line();
        } while (size > 0 && all.size() < MOST);
        return all.toByteArray();
    }

    private byte[] whole(int length) throws IOException {
        byte[] bytes = in.readNBytes(Math.min(length, MOST));
        if (bytes.length < length) {
            throw new EOFException("The connection ended before the whole answer.");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > MOST) {
                throw new EOFException("The connection ended before the whole answer.");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            // The connection is gone either way.
        }
    }
}
