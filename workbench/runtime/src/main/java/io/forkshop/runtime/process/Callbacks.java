package io.forkshop.runtime.process;

import java.util.ArrayDeque;

/**
 * Runs one child's callbacks one at a time and in order. {@link #now} runs on the calling thread when nothing else does,
 * which keeps a message's way from the socket to its listener free of a thread switch; {@link #later} never does.
 */
final class Callbacks {
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private boolean running;

    void now(Runnable task) {
        synchronized (this) {
            if (running) {
                queue.add(task);
                return;
            }
            running = true;
        }
        runAll(task);
    }

    void later(Runnable task) {
        synchronized (this) {
            queue.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        Thread.startVirtualThread(() -> runAll(null));
    }

    private void runAll(Runnable first) {
        Runnable task = first != null ? first : next();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A listener's fault is its author's: report it, and let the next one hear what it is due.
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
            task = next();
        }
    }

    private synchronized Runnable next() {
        Runnable task = queue.poll();
        running = task != null;
        return task;
    }
}
