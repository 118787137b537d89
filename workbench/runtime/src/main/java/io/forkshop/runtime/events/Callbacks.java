package io.forkshop.runtime.events;

import java.util.ArrayDeque;

/**
 * Runs one child's callbacks one at a time and in order. {@link #now} runs on the calling thread,
 * which keeps a message's way from the socket to its listener free of a thread switch; {@link
 * #later} never does.
 */
public final class Callbacks {
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private Thread runner; // null: nothing runs

    /**
     * Runs {@code task} before it returns, waiting for its turn if need be: whoever reads a channel
     * must not read faster than listeners hear. Out of a callback it is put off until that one is
     * done.
     */
    public void now(Runnable task) {
        synchronized (this) {
            if (inside()) {
                queue.add(task);
                return;
            }
            waitForTurn();
            runner = Thread.currentThread();
        }
        runAll(task);
    }

    /** Runs {@code task} on another thread, or at the end of what runs already; returns at once. */
    public void later(Runnable task) {
        synchronized (this) {
            queue.add(task);
            if (runner != null) {
                return;
            }
            runner = Thread.ofVirtual().unstarted(() -> runAll(null));
            runner.start();
        }
    }

    /** Whether the caller is one of these callbacks: it must not wait for another. */
    public synchronized boolean inside() {
        return runner == Thread.currentThread();
    }

    private void waitForTurn() {
        boolean interrupted = false;
        while (runner != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runAll(Runnable first) {
        Runnable task = first != null ? first : next();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A listener's fault is its author's: report it, and let the next one hear what it
                // is due.
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
            task = next();
        }
    }

    private synchronized Runnable next() {
        Runnable task = queue.poll();
        if (task == null) {
            runner = null;
            notifyAll();
        }
        return task;
    }
}
