package io.forkshop.app.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One evaluation as its caller lives through it: what happens is queued by the threads that see it,
 * and shown on the caller's own. A full queue holds up the session, and with it the snippet that
 * prints faster than anybody can show.
 */
final class Foreground {
    /** What is done about a snippet that is to stop. */
    interface Brake {
        /** Asks; again and again, since it may not run yet. */
        void ask(Foreground who);

        /** Ends the session. */
        void force(Foreground who);

        /** Takes a line of input to the session; null for its end. */
        void answer(String line);
    }

    /** Pieces of output and results on their way to the caller. */
    private static final int MOST_QUEUED = 256;

    /** The most characters that one evaluation shows. */
    private static final int MOST_SHOWN = 4 * 1024 * 1024;

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long ASK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    private final Screen screen;
    private final Brake brake;
    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(MOST_QUEUED);
    private final List<Result> results = new ArrayList<>();
    private final Object door = new Object();
    private boolean shut; // guarded by door
    private volatile boolean stopping;
    private volatile boolean left;
    private boolean done;
    private long stopSince;
    private long shown;

    Foreground(Screen screen, Brake brake) {
        this.screen = screen;
        this.brake = brake;
    }

    /** Whether the caller wants no more of it. */
    boolean stopping() {
        return stopping;
    }

    /** False when it comes too late: then somebody else has to show it. */
    boolean output(boolean error, String text) {
        synchronized (door) {
            if (!shut && !stopping) {
                put(() -> show(error, text));
            }
            return !shut;
        }
    }

    void asks() {
        put(this::ask);
    }

    /** Says something of the snippet that runs. */
    void note(String sentence) {
        put(() -> screen.note(sentence));
    }

    /** Stops what runs as an interrupt of the caller does, and says why. */
    void stop(String why) {
        put(
                () -> {
                    if (!stopping) {
                        screen.note(why);
                        stop();
                    }
                });
    }

    void result(Result result) {
        put(
                () -> {
                    results.add(result);
                    screen.result(result);
                });
    }

    /** The last call; {@code thrown} is a fault of ours, or null. */
    void done(Throwable thrown) {
        synchronized (door) { // Nothing is queued behind it, where nobody would look.
            shut = true;
            put(
                    () -> {
                        done = true;
                        if (thrown != null) {
                            throw new IllegalStateException(thrown);
                        }
                    });
        }
    }

    private void put(Runnable event) {
        try {
            while (!left && !queue.offer(event, 100, TimeUnit.MILLISECONDS)) {
                // The caller shows as fast as it can.
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** On the caller's thread, until it is over. An interrupt stops what runs. */
    List<Result> attend() {
        try {
            while (!done) {
                attendOnce();
            }
            return results;
        } finally {
            left = true;
            stopping = true;
        }
    }

    private void attendOnce() {
        try {
            Runnable event = stopping ? queue.poll(ASK_AGAIN, TimeUnit.NANOSECONDS) : queue.take();
            if (event != null) {
                event.run();
            }
            if (Thread.interrupted()) {
                stop();
            }
            if (stopping && !done) {
                press();
            }
        } catch (InterruptedException e) {
            stop();
        }
    }

    private void stop() {
        if (!stopping) {
            stopping = true;
            stopSince = System.nanoTime();
        }
    }

    private void press() {
        if (System.nanoTime() - stopSince > PATIENCE) {
            brake.force(this);
        } else {
            brake.ask(this);
        }
    }

    private void show(boolean error, String text) {
        if (stopping || shown > MOST_SHOWN) {
            return;
        }
        shown += text.length();
        screen.output(error, text);
        if (shown > MOST_SHOWN) {
            screen.output(
                    true,
                    "\n"
                        + "(It has printed 4 MiB. What else it prints is not shown; Ctrl-C stops"
                        + " it.)\n");
        }
    }

    /** Whoever is stopped gets no answer: it is interrupted where it waits for one. */
    private void ask() {
        try {
            if (!stopping) {
                brake.answer(screen.line());
            }
        } catch (InterruptedException e) {
            stop();
        }
    }
}
