package io.forkshop.app.world;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads one output stream of one process to its end, on a virtual thread.
 *
 * <p>A flood is read at a steady rate and no faster: the writer then waits on its full pipe, as it
 * would before any slow reader, and the machine is left to the person who types.
 */
final class Pump {
    private static final int BYTES_PER_TURN = 1 << 18;
    private static final long TURN_NANOS = Duration.ofMillis(100).toNanos();

    private final InputStream stream;
    private final LineReader lines;
    private final RawOutput taps;
    private final Thread thread;
    private long turnBegan = System.nanoTime();
    private int readInTurn;

    Pump(String name, InputStream stream, LineReader lines, RawOutput taps) {
        this.stream = stream;
        this.lines = lines;
        this.taps = taps;
        this.thread = Thread.ofVirtual().name("output of " + name).start(this::run);
    }

    /**
     * Waits for the end of the stream; false when it did not come in time, as with a grandchild
     * holding it open.
     */
    boolean ended(Duration deadline) throws InterruptedException {
        return thread.join(deadline);
    }

    private void run() {
        var buffer = new byte[64 * 1024];
        try (stream) {
            for (int count; (count = stream.read(buffer)) >= 0; ) {
                lines.accept(buffer, count);
                taps.bytes(buffer, count);
                pace(count);
            }
        } catch (IOException | InterruptedException e) {
            // The stream was closed under us: the child is gone, and what it wrote has been read.
        }
        lines.end();
        taps.end();
    }

    private void pace(int count) throws InterruptedException {
        readInTurn += count;
        var left = TURN_NANOS - (System.nanoTime() - turnBegan);
        if (left > 0 && readInTurn > BYTES_PER_TURN) {
            new Semaphore(0).tryAcquire(left, TimeUnit.NANOSECONDS);
        }
        if (left <= 0 || readInTurn > BYTES_PER_TURN) {
            turnBegan = System.nanoTime();
            readInTurn = 0;
        }
    }
}
