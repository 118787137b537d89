package io.forkshop.app.bench;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A warm parent in a process of its own, ours or Node's, that forks workers by order and measures
 * them itself: what is measured is what a program written for that runtime sees.
 */
final class ForkProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final ChildProcess parent;
    private final Complaint complaint;
    private final BlockingQueue<Object> replies = new LinkedBlockingQueue<>();

    private ForkProbe(String name, ChildProcess parent) {
        this.name = name;
        this.parent = parent;
        this.complaint = new Complaint(parent.stderr());
        parent.onMessage(replies::add);
        parent.onExit(replies::add);
    }

    static ForkProbe node(Path script) {
        return new ForkProbe(
                "the Node parent", ChildProcesses.fork(script.toString(), List.of(), options()));
    }

    static ForkProbe jvm(Path workerClasses) {
        List<String> args = List.of(workerClasses.toString());
        return new ForkProbe(
                "the JVM parent",
                ChildProcesses.fork(ForkingParent.class.getName(), args, options()));
    }

    private static ForkOptions options() {
        return ForkOptions.defaults().silent(true).env(Surroundings.marked());
    }

    /** From the fork to the worker's first message, in milliseconds, as the parent saw it. */
    double firstMessage(String worker) throws InterruptedException {
        String awaited = "the first message of " + worker;
        Map<?, ?> reply = ask(Map.of("op", "fork", "worker", worker), awaited);
        return ((Number) reply.get("micros")).doubleValue() / 1000;
    }

    /** Forks so many and waits until each has sent a message; they live until the parent ends. */
    List<Long> crowd(String worker, int count) throws InterruptedException {
        Map<String, Object> order = Map.of("op", "crowd", "worker", worker, "count", count);
        List<?> pids = (List<?>) ask(order, "a message of " + count + " workers").get("pids");
        return pids.stream().map(pid -> ((Number) pid).longValue()).toList();
    }

    /** Ends the crowd and waits for its end. */
    void dismiss() throws InterruptedException {
        ask(Map.of("op", "dismiss"), "the end of the workers");
    }

    private Map<?, ?> ask(Map<String, Object> order, String awaited) throws InterruptedException {
        parent.send(order);
        Object reply = replies.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return switch (reply) {
            case null -> throw new Trouble(awaited + " did not come within " + seconds() + name());
            case ExitStatus end -> throw new Trouble(name + " " + end + complaint.told());
            case Map<?, ?> map when map.containsKey("error") ->
                    throw new Trouble(map.get("error") + complaint.told());
            case Map<?, ?> map -> map;
            default ->
                    throw new Trouble(name + " answered " + reply + " when asked for " + awaited);
        };
    }

    private String name() {
        return " from " + name + complaint.told();
    }

    private static String seconds() {
        return PATIENCE.toSeconds() + " s";
    }

    /** The parent's end is its workers' end: their channel closes. */
    @Override
    public void close() {
        parent.close();
    }
}
