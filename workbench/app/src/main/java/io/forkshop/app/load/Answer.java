package io.forkshop.app.load;

import java.nio.ByteBuffer;
import java.util.Locale;

/** One HTTP answer as it comes, in whatever pieces. Keeps only how its body begins. */
final class Answer {
    private static final int LONGEST_LINE = 8192;
    private static final int KEPT = 64;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSED,
        DONE,
        NO_HTTP
    }

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private Part part = Part.STATUS;
    private boolean begun;
    private boolean close;
    private boolean chunked;
    private int status;
    private long left; // bytes of the body or chunk; -1: not known

    /** For the next answer of the same connection. */
    void clear() {
        line.setLength(0);
        body.setLength(0);
        part = Part.STATUS;
        begun = false;
        close = false;
        chunked = false;
        left = -1;
    }

    Answer() {
        clear();
    }

    /** Takes what belongs to this answer. */
    void take(ByteBuffer bytes) {
        begun |= bytes.hasRemaining();
        while (bytes.hasRemaining() && !whole() && part != Part.NO_HTTP) {
            if (part == Part.BODY || part == Part.CHUNK || part == Part.UNTIL_CLOSED) {
                takeBody(bytes);
            } else {
                takeLine(bytes);
            }
        }
    }

    private void takeBody(ByteBuffer bytes) {
        int count = (int) Math.min(bytes.remaining(), left < 0 ? Long.MAX_VALUE : left);
        for (int i = 0; i < count && body.length() < KEPT; i++) {
            body.append((char) (bytes.get(bytes.position() + i) & 0xff));
        }
        bytes.position(bytes.position() + count);
        if (part != Part.UNTIL_CLOSED) {
            left -= count;
            if (left == 0) {
                part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
            }
        }
    }

    private void takeLine(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            char next = (char) (bytes.get() & 0xff);
            if (next == '\n') {
                String text = line.toString().strip();
                line.setLength(0);
                understand(text);
                return;
            }
            line.append(next);
            if (line.length() > LONGEST_LINE) {
                part = Part.NO_HTTP;
                return;
            }
        }
    }

    private void understand(String text) {
        switch (part) {
            case STATUS -> {
                boolean http = text.matches("HTTP/1\\.[01] [1-5]\\d\\d.*");
                status = http ? Integer.parseInt(text.substring(9, 12)) : 0;
                close = text.startsWith("HTTP/1.0");
                part = http ? Part.HEADERS : Part.NO_HTTP;
            }
            case HEADERS -> header(text.toLowerCase(Locale.ROOT));
            case SIZE -> {
                boolean number = text.matches("[0-9a-fA-F]{1,8}(;.*)?");
                left = number ? Long.parseLong(text.replaceAll(";.*", ""), 16) : -1;
                part = !number ? Part.NO_HTTP : left == 0 ? Part.TRAILERS : Part.CHUNK;
            }
            case CHUNK_END -> part = Part.SIZE;
            default -> part = text.isEmpty() ? Part.DONE : Part.TRAILERS;
        }
    }

    private void header(String text) {
        if (text.matches("content-length: *\\d{1,12}")) {
            left = Long.parseLong(text.substring(15).strip());
        } else if (text.matches("transfer-encoding: *chunked")) {
            chunked = true;
        } else if (text.startsWith("connection:")) {
            close = text.contains("close");
        } else if (text.isEmpty()) {
            part = chunked ? Part.SIZE : left < 0 ? Part.UNTIL_CLOSED : Part.BODY;
            if (part == Part.BODY && left == 0) {
                part = Part.DONE;
            }
        }
    }

    /** The connection has ended. */
    void closed() {
        close = true;
        if (part == Part.UNTIL_CLOSED) {
            part = Part.DONE;
        }
    }

    /** Whether anything of it has come. */
    boolean begun() {
        return begun;
    }

    boolean whole() {
        return part == Part.DONE;
    }

    boolean isNoHttp() {
        return part == Part.NO_HTTP;
    }

    /** Whether the server will end the connection after it. */
    boolean closes() {
        return close || part == Part.UNTIL_CLOSED;
    }

    int status() {
        return status;
    }

    /** The first characters of its body. */
    String beginning() {
        return body.toString();
    }
}
