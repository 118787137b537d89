package io.forkshop.runtime.process;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;

/**
 * The one thread that starts processes. It never ends: the kernel's parent-death signal is sent
 * when the <em>thread</em> that spawned ends (prctl(2), PR_SET_PDEATHSIG), and would kill children
 * of a live parent.
 */
final class Spawner {
    private static final LinkedTransferQueue<FutureTask<?>> REQUESTS = new LinkedTransferQueue<>();

    static {
        Thread.ofPlatform().daemon().name("forkshop-spawner").start(Spawner::serve);
    }

    private Spawner() {}

    /**
     * Runs {@code start} on the spawning thread and waits for it, not to be hurried by an
     * interrupt.
     */
    static <T> T run(Callable<T> start) {
        FutureTask<T> request = new FutureTask<>(start);
        REQUESTS.add(request);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return request.get();
                } catch (InterruptedException e) {
                    interrupted = true; // The child may exist already: its pid must not be lost.
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException r -> throw r;
                case Error error -> throw error;
                default -> throw new CancellationException(e.getCause().toString());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void serve() {
        while (true) {
            try {
                REQUESTS.take().run();
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread; it must live.
            }
        }
    }
}
