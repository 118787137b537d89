package io.forkshop.app.bench.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * As much HTTP/1.1 as the benchmarks need: requests without a body, answers with the headers that
 * Node's server sends.
 */
final class Http {
    /** One request. */
    record Request(String path, boolean close) {}

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private static volatile String date = "";
    private static volatile long dateSecond;

    private Http() {}

    /** The request that ends where {@code buffer} is filled to; null while it is not whole. */
    static Request parse(ByteBuffer buffer) {
        int end = buffer.position();
        if (end < 4 || buffer.getInt(end - 4) != 0x0d0a0d0a) {
            return null;
        }
        String head = new String(buffer.array(), 0, end, StandardCharsets.ISO_8859_1);
        String path = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/1."));
        boolean close = false;
        for (int line = head.indexOf("\r\n"); line >= 0; line = head.indexOf("\r\n", line + 2)) {
            if (head.regionMatches(true, line + 2, "connection:", 0, 11)) {
                close = head.regionMatches(true, line + 14, "close", 0, 5);
            }
        }
        return new Request(path, close);
    }

    static ByteBuffer answer(String body, boolean close) {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: "
                        + date()
                        + (close ? "\r\nConnection: close" : "\r\nConnection: keep-alive")
                        + "\r\nContent-Length: ";
        String all = head + body.length() + "\r\n\r\n" + body;
        return ByteBuffer.wrap(all.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Made once a second, as Node does. */
    private static String date() {
        long second = System.currentTimeMillis() / 1000;
        if (second != dateSecond) {
            date = DATE.withLocale(Locale.ROOT).format(Instant.ofEpochSecond(second));
            dateSecond = second;
        }
        return date;
    }
}
