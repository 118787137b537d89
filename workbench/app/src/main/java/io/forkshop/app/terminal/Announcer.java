package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/**
 * Hands lines from any thread to the screen. Those who announce never wait: a worker that writes
 * faster than a screen can show loses lines there (not in its record), and is told so.
 */
final class Announcer {
    private static final int WAITING = 2_000;
    private static final int AT_ONCE = 200;

    private final ArrayBlockingQueue<Text> queue = new ArrayBlockingQueue<>(WAITING);
    private final Consumer<List<Text>> screen;
    private Thread thread;
    private int dropped;

    Announcer(Consumer<List<Text>> screen) {
        this.screen = screen;
    }

    synchronized void announce(Text line) {
        if (!queue.offer(line)) {
            dropped++;
        }
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("announcer").start(this::work);
        }
    }

    private void work() {
        List<Text> lines = new ArrayList<>();
        try {
            while (true) {
                lines.add(queue.take());
                queue.drainTo(lines, AT_ONCE);
                int lost = lost();
                if (lost > 0) {
                    lines.add(
                            Text.of(
                                    "(" + lost + " lines not shown; 'output NAME' has the last)",
                                    Tone.DIM));
                }
                screen.accept(lines);
                lines.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int lost() {
        int lost = queue.isEmpty() ? dropped : 0;
        dropped -= lost;
        return lost;
    }
}
