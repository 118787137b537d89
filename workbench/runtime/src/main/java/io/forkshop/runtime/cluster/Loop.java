package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One thread that all decisions of a supervisor are made on, so that none meets another. */
final class Loop {
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, this::thread);
    private volatile Thread thread;

    Loop() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread thread(Runnable loop) {
        thread = Thread.ofPlatform().daemon().name("forkshop-supervisor").unstarted(loop);
        return thread;
    }

    /** Soon, in order; never when the loop has ended. */
    void run(Runnable task) {
        after(Duration.ZERO, task);
    }

    Future<?> after(Duration delay, Runnable task) {
        try {
            return executor.schedule(() -> safely(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // The loop must live; but this is our fault.
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /** Waits for the result; on the loop itself it runs at once. */
    <T> T call(Supplier<T> task) {
        if (Thread.currentThread() == thread) {
            return task.get();
        }
        try {
            return executor.submit(task::get).get();
        } catch (RejectedExecutionException e) {
            throw new ForkshopException("ERR_INVALID_STATE", "the cluster has been stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkshopException("EINTR", "interrupted; the cluster goes on", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        }
    }

    void end() {
        executor.shutdown();
    }
}
