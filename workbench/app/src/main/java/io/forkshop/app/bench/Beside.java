package io.forkshop.app.bench;

import io.forkshop.runtime.ForkshopException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Something that goes on beside the load. */
final class Beside {
    /** What it does. */
    interface Task {
        void run() throws InterruptedException;
    }

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    static Beside run(String name, Task task) {
        Beside beside = new Beside();
        Thread.ofPlatform().daemon().name("forkshop-bench-" + name).start(() -> beside.end(task));
        return beside;
    }

    private void end(Task task) {
        try {
            task.run();
            end.complete(null);
        } catch (InterruptedException | RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    /** Waits for its end; its failure is ours. */
    void await() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ForkshopException known) {
                throw known;
            }
            throw new Trouble("a part of the procedure failed: " + e.getCause());
        }
    }
}
