package io.forkshop.app.remote;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The one thread on which the session's listeners run, in the order of what happened. */
final class Delivery {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("forkshop-events").unstarted(this::run);

    void start() {
        thread.start();
    }

    void later(Runnable task) {
        tasks.add(task);
    }

    /** Whether a listener is the caller: what it waits for could not happen. */
    boolean inside() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        while (true) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                // Somebody meant a listener, which has ended.
            } catch (RuntimeException | Error e) {
                // A listener's fault is its author's, and the next one hears what it is due.
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
