package io.forkshop.app.command.record;

import io.forkshop.runtime.channel.Json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The screen and its times, as asciicast v2: a header, then one event a line, as they happen. */
public final class CastFile implements Recording {
    /** The size of a screen. */
    public record Size(int columns, int rows) {
        @Override
        public String toString() {
            return columns + "x" + rows;
        }
    }

    private final BufferedWriter out;
    private final Supplier<Size> size;
    private final long began = System.nanoTime();
    private Size known;
    private long written;
    private IOException problem;
    private boolean cut;
    private boolean over;

    /**
     * @param size asked whenever something is shown: a window may change
     */
    public CastFile(Path file, Supplier<Size> size, String terminal) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.size = size;
        this.known = size.get();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("version", 2);
        header.put("width", known.columns());
        header.put("height", known.rows());
        header.put("timestamp", System.currentTimeMillis() / 1000);
        header.put("env", Map.of("TERM", terminal));
        write(header);
    }

    @Override
    public synchronized void characters(String shown) {
        Size now = size.get();
        if (!now.equals(known)) {
            known = now;
            event("r", now.toString());
        }
        event("o", shown);
    }

    @Override
    public void line(String text) {
        // Its characters have been seen.
    }

    private void event(String kind, String data) {
        long micros = (System.nanoTime() - began) / 1000;
        write(List.of(BigDecimal.valueOf(micros, 6), kind, data));
    }

    /** A full disk costs the recording, not the session. */
    private void write(Object value) {
        String line = Json.write(value);
        cut |= written + line.length() > MOST;
        if (over || cut || problem != null) {
            return;
        }
        try {
            out.write(line);
            out.write('\n');
            written += line.length() + 1;
        } catch (IOException e) {
            problem = e;
        }
    }

    @Override
    public synchronized void finish(Map<Long, String> pids) throws IOException {
        over = true;
        try (out) {
            if (problem != null) {
                throw problem;
            }
        }
    }

    @Override
    public synchronized boolean cut() {
        return cut;
    }
}
