package io.forkshop.app.world;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines. Bytes are decoded only when a line is complete, so that a character torn
 * between two reads stays whole; a line without end keeps no more than {@link #LONGEST} bytes.
 */
final class LineReader {
    static final int LONGEST = 16 * 1024;

    private final OutputLine.Stream stream;
    private final Consumer<OutputLine> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long cut;

    LineReader(OutputLine.Stream stream, Consumer<OutputLine> lines) {
        this.stream = stream;
        this.lines = lines;
    }

    void accept(byte[] bytes, int count) {
        var from = 0;
        for (var at = 0; at < count; at++) {
            if (bytes[at] == '\n') {
                keep(bytes, from, at);
                emit();
                from = at + 1;
            }
        }
        keep(bytes, from, count);
    }

    /** The stream ended: what came after the last line end is a line too. */
    void end() {
        if (line.size() > 0 || cut > 0) {
            emit();
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        var room = Math.min(to - from, LONGEST - line.size());
        line.write(bytes, from, room);
        cut += to - from - room;
    }

    private void emit() {
        var text = line.toString(StandardCharsets.UTF_8);
        var written = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        lines.accept(new OutputLine(stream, written, cut));
        line.reset();
        cut = 0;
    }
}
