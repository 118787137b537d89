package io.forkshop.app.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of one GET on a connection of its own.
 *
 * @param pid who answered, if it says {@code pid N}; 0 if it does not
 * @param took from before the connection to the last byte
 */
public record Answer(Kind kind, long pid, Duration took) {
    /** How it ended. */
    public enum Kind {
        ANSWERED,
        /** Nobody listens there. */
        REFUSED,
        /** The connection ended before the whole answer. */
        LOST,
        /** No answer in time. */
        LATE
    }

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern PID = Pattern.compile("\\bpid (\\d{1,18})\\b");
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d{1,9})");

    /**
     * Asks, and waits for the answer.
     *
     * @throws InterruptedException when interrupted meanwhile; the connection is closed
     */
    public static Answer to(InetSocketAddress server, String path, Duration longest)
            throws InterruptedException {
        long began = System.nanoTime();
        Kind kind;
        String text = "";
        try (SocketChannel connection = SocketChannel.open()) {
            connection.connect(server);
            text = exchange(connection, server, path, longest);
            kind = whole(text) ? Kind.ANSWERED : Kind.LOST;
        } catch (ConnectException e) {
            kind = Kind.REFUSED;
        } catch (SocketTimeoutException e) {
            kind = Kind.LATE;
        } catch (IOException e) { // An interrupted thread hears of it in this way, too.
            kind = Kind.LOST;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Answer(kind, kind == Kind.ANSWERED ? pid(text) : 0, took);
    }

    private static String exchange(
            SocketChannel connection, InetSocketAddress server, String path, Duration longest)
            throws IOException {
        String head =
                "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                        .formatted(path, server.getHostString(), server.getPort());
        connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
        connection.socket().setSoTimeout((int) longest.toMillis());
        InputStream in = connection.socket().getInputStream();
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static boolean whole(String text) {
        int body = text.indexOf("\r\n\r\n") + 4;
        if (!text.startsWith("HTTP/1.") || body < 4) {
            return false;
        }
        Matcher length = LENGTH.matcher(text.substring(0, body));
        return !length.find() || text.length() - body >= Integer.parseInt(length.group(1));
    }

    private static long pid(String text) {
        Matcher pid = PID.matcher(text);
        return pid.find() ? Long.parseLong(pid.group(1)) : 0;
    }
}
