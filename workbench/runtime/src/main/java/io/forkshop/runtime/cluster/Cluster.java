package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.events.Callbacks;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The primary of a cluster: many processes behind one port (node-spec 9 and 10). Workers may be
 * Java or JavaScript programs; a Java one listens with {@link ClusterWorker}, a Node one with its
 * {@code cluster} module, and both may be in one cluster.
 *
 * {@snippet :
 * import io.forkshop.runtime.cluster.Cluster;
 * import io.forkshop.runtime.cluster.ClusterOptions;
 *
 * void main() throws Exception {
 *     try (var cluster = Cluster.of(ClusterOptions.of("server.java"))) {
 *         cluster.onListening((worker, place) -> IO.println(worker + " listens at " + place));
 *         cluster.fork();
 *         cluster.fork();
 *         IO.readln("Enter ends it\n");
 *     }
 * }
 * }
 *
 * <p>Any thread may call any method. Callbacks come one at a time; while one runs, the others wait.
 * Where Node loses connections we do not: one that a dead worker had not answered for goes to the
 * next worker, and one that a worker refuses is not offered to it in a loop (9.13).
 */
public final class Cluster implements AutoCloseable {
    private static final String UNIQUE_ID = "NODE_UNIQUE_ID";

    private final Callbacks callbacks = new Callbacks();
    private final PrimaryRole role = new PrimaryRole(this);

    // Guarded by this.
    private ClusterOptions options;
    private final Map<Integer, Worker> workers = new LinkedHashMap<>();
    private final List<Consumer<Worker>> forEach = new ArrayList<>();
    private CompletableFuture<Void> empty = CompletableFuture.completedFuture(null);
    private int lastId;
    private boolean closed;
    private Watch watch; // null: nobody keeps it up

    private Cluster(ClusterOptions options) {
        this.options = options;
    }

    /** A cluster without workers yet. Nothing listens before a worker asks to. */
    public static Cluster of(ClusterOptions options) {
        return new Cluster(options);
    }

    public synchronized ClusterOptions options() {
        return options;
    }

    /**
     * Changes what later forks run; those that run are not touched (9.2).
     *
     * @throws ForkshopException ERR_INVALID_ARG_VALUE for another policy: that is fixed, where Node
     *     ignores the change silently
     */
    public synchronized void setup(ClusterOptions changed) {
        if (!changed.policy().equals(options.policy())) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "a cluster keeps its policy; make another cluster for " + changed.policy());
        }
        options = changed;
    }

    /** A new worker in our environment. Throws what fork throws. */
    public Worker fork() {
        return fork(Map.of());
    }

    /** A new worker with these variables besides ours and those of the options (9.3). */
    public Worker fork(Map<String, String> env) {
        return fork(options(), env);
    }

    Worker fork(ClusterOptions what, Map<String, String> env) {
        Worker worker = new Worker(nextId(), this, callbacks);
        Map<String, String> all = new HashMap<>(System.getenv());
        what.fork().spawn().env().ifPresent(all::putAll);
        all.putAll(env);
        all.put(UNIQUE_ID, Integer.toString(worker.id()));
        // Not under the lock: a source may have to be compiled, and the poller must not wait for
        // it.
        ChildProcess process =
                ChildProcesses.fork(what.module(), what.args(), what.fork().env(all));
        worker.runs(process);
        enlist(worker);
        // Only now: what it said meanwhile has been kept for us.
        process.onInternal((message, handle) -> role.heard(worker, message, handle));
        process.onDisconnect(() -> disconnected(worker));
        process.onClose(end -> ended(worker, end));
        process.onExit(end -> ended(worker, end));
        return worker;
    }

    private synchronized int nextId() {
        refuseIfClosed();
        return ++lastId;
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new ForkshopException("ERR_INVALID_STATE", "the cluster is closed");
        }
    }

    private synchronized void enlist(Worker worker) {
        if (closed) {
            worker.kill(Signal.SIGKILL); // It was being started while all others were ended.
        }
        refuseIfClosed();
        if (workers.isEmpty()) {
            empty = new CompletableFuture<>();
        }
        workers.put(worker.id(), worker);
        forEach.forEach(listener -> listener.accept(worker));
    }

    private synchronized void disconnected(Worker worker) {
        role.gone(worker);
        worker.disconnected();
        forgetIfOver(worker);
    }

    private synchronized void ended(Worker worker, ExitStatus end) {
        if (!worker.isDead()) {
            role.gone(worker); // It may never have had a channel.
            worker.ended(end);
            if (watch != null) {
                watch.ended(worker, end);
            }
            forgetIfOver(worker);
        }
    }

    /** Node keeps a worker until it is both disconnected and dead (9.5); the channel ends first. */
    private void forgetIfOver(Worker worker) {
        if (worker.isDead() && workers.remove(worker.id()) != null && workers.isEmpty()) {
            CompletableFuture<Void> done = empty;
            // Its exit queues its listeners when it is its turn: behind those.
            callbacks.later(() -> callbacks.later(() -> done.complete(null)));
        }
    }

    /** Those that are not dead, by id. */
    public synchronized Map<Integer, Worker> workers() {
        return new LinkedHashMap<>(workers);
    }

    /**
     * Asks all workers to leave; the result is done when none is left (9.9). With {@code
     * disconnect().join()} it blocks until then, which a callback of this cluster must not.
     */
    public synchronized CompletableFuture<Void> disconnect() {
        workers.values().forEach(role::leave);
        return empty.copy();
    }

    /** Waits until there is no worker. */
    public void awaitEmpty() throws InterruptedException {
        CompletableFuture<Void> done;
        synchronized (this) {
            done = empty;
        }
        try {
            done.get();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Kills all workers, waits for their end, and closes all ports. */
    @Override
    public void close() {
        List<Worker> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(workers.values());
            role.close();
        }
        // All first, so that they end side by side.
        all.forEach(worker -> worker.kill(Signal.SIGKILL));
        all.forEach(worker -> worker.process().close());
    }

    // ---- For those who keep it up: Supervisor.

    /** Ports stay open, and their connections wait, also while no worker is there. */
    synchronized void keepPorts() {
        role.keepPorts();
    }

    synchronized void watch(Watch keeper) {
        watch = keeper;
    }

    void listens(Worker worker, Listening place) {
        worker.listensAt(place);
        if (watch != null) {
            watch.listening(worker, place);
        }
    }

    void saysGoodbye(Worker worker, Object why) {
        if (!worker.isLeaving()) {
            worker.leaves();
            if (watch != null) {
                watch.goodbye(worker, why instanceof String text ? text : "");
            }
        }
    }

    synchronized void ping(Worker worker) {
        role.ping(worker);
    }

    synchronized void leave(Worker worker) {
        role.leave(worker);
    }

    synchronized Worker worker(int id) {
        return workers.get(id);
    }

    // ---- Hearing of its workers, present and future ones. Each returns this cluster.

    /** A worker was forked. */
    public Cluster onFork(Consumer<Worker> listener) {
        return each(worker -> callbacks.later(() -> listener.accept(worker)));
    }

    /** As {@link Worker#onOnline}, for all. */
    public Cluster onOnline(Consumer<Worker> listener) {
        return each(worker -> worker.onOnline(() -> listener.accept(worker)));
    }

    /** As {@link Worker#onListening}, for all. */
    public Cluster onListening(BiConsumer<Worker, Listening> listener) {
        return each(worker -> worker.onListening(place -> listener.accept(worker, place)));
    }

    /** As {@link Worker#onMessage}, for all. */
    public Cluster onMessage(BiConsumer<Worker, Object> listener) {
        return each(worker -> worker.onMessage(message -> listener.accept(worker, message)));
    }

    /** As {@link Worker#onDisconnect}, for all. */
    public Cluster onDisconnect(Consumer<Worker> listener) {
        return each(worker -> worker.onDisconnect(() -> listener.accept(worker)));
    }

    /** As {@link Worker#onExit}, for all. */
    public Cluster onExit(BiConsumer<Worker, ExitStatus> listener) {
        return each(worker -> worker.onExit(end -> listener.accept(worker, end)));
    }

    private synchronized Cluster each(Consumer<Worker> attach) {
        forEach.add(attach);
        workers.values().forEach(attach);
        return this;
    }
}
