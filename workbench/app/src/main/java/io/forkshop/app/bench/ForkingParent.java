package io.forkshop.app.bench;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A warm JVM parent in a process of its own: what parent.js is to Node, by our library. */
final class ForkingParent {
    private final ForkOptions options;

    private ForkingParent(Path classes) {
        this.options = ForkOptions.defaults().classPath(List.of(classes));
    }

    /** The argument is where {@link SmallestWorker} is. */
    public static void main(String[] args) {
        ForkingParent parent = new ForkingParent(Path.of(args[0]));
        ChildProcesses.warmUp();
        Parent.onMessage(order -> Parent.send(parent.first((Map<?, ?>) order)));
    }

    private Map<String, Object> first(Map<?, ?> order) {
        String worker = (String) order.get("worker");
        AtomicLong nanos = new AtomicLong(-1);
        CompletableFuture<String> end = new CompletableFuture<>();
        long start = System.nanoTime();
        boolean source = worker.endsWith(".java"); // has its classes from the library
        ChildProcess child =
                ChildProcesses.fork(worker, List.of(), source ? ForkOptions.defaults() : options);
        child.onMessage(
                message -> {
                    nanos.set(System.nanoTime() - start);
                    child.kill(Signal.SIGKILL);
                });
        child.onClose(status -> end.complete(status.toString()));
        String ended = end.join();
        return nanos.get() < 0
                ? Map.of("error", worker + " " + ended + ", saying nothing")
                : Map.of("micros", nanos.get() / 1000.0);
    }
}
