package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.events.Callbacks;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A cluster that is kept up: so many slots, a worker in each. A worker that dies is replaced by the
 * rules of {@link Supervision}; one that is stuck is found and replaced; a crash loop is given up;
 * a new version comes in slot by slot, and goes again if it does not work. Its ports stay open all
 * the while, so that clients wait where they would be refused.
 *
 * {@snippet :
 * import io.forkshop.runtime.cluster.ClusterOptions;
 * import io.forkshop.runtime.cluster.Supervision;
 * import io.forkshop.runtime.cluster.Supervisor;
 *
 * void main() throws Exception {
 *     var options = ClusterOptions.of("server.java");
 *     try (var web = Supervisor.start(options, 2, Supervision.defaults())) {
 *         web.onEvent(IO::println);
 *         IO.readln("Enter ends it\n");
 *         web.stop().join();
 *     }
 * }
 * }
 *
 * <p>Any thread may call any method. Events come one at a time, on a thread that may wait.
 */
public final class Supervisor implements AutoCloseable {
    /** A crash loop makes some twenty before it is given up; more are nobody's business. */
    private static final int MOST_EARLY = 1_000;

    private final Callbacks callbacks = new Callbacks();
    // Touched in callbacks only.
    private final List<Consumer<ClusterEvent>> listeners = new ArrayList<>();
    private final List<ClusterEvent> early = new ArrayList<>(); // heard by nobody
    private final Loop loop = new Loop();
    private final Crew crew;

    private Supervisor(ClusterOptions options, Supervision rules, Slots slots) {
        this.crew = new Crew(loop, options, rules, slots, this::tell);
    }

    /**
     * Starts so many workers; returns at once.
     *
     * @throws ForkshopException what fork throws for a module that cannot run: a missing file, a
     *     source that does not compile. Then nothing runs. ERR_OUT_OF_RANGE for less than one
     *     worker
     */
    public static Supervisor start(ClusterOptions options, int workers, Supervision rules) {
        return start(options, workers, rules, new Slots() {});
    }

    /** As {@link #start(ClusterOptions, int, Supervision)}, with a say in what the slots are. */
    public static Supervisor start(
            ClusterOptions options, int workers, Supervision rules, Slots slots) {
        requireSome(workers);
        Supervisor supervisor = new Supervisor(options, rules, slots);
        try {
            supervisor.loop.call(() -> supervisor.crew.begin(workers));
            return supervisor;
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    private static void requireSome(int workers) {
        if (workers < 1) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE",
                    "a cluster has at least one worker, not " + workers + "; nothing changed");
        }
    }

    /**
     * Hears every event from now on; the first listener what has been, too, of which the first
     * thousand are kept. Returns this supervisor.
     */
    public Supervisor onEvent(Consumer<ClusterEvent> listener) {
        callbacks.later(
                () -> {
                    listeners.add(listener);
                    early.forEach(this::deliver);
                    early.clear();
                });
        return this;
    }

    private void tell(ClusterEvent event) {
        callbacks.later(
                () -> {
                    deliver(event);
                    if (listeners.isEmpty() && early.size() < MOST_EARLY) {
                        early.add(event);
                    }
                });
    }

    /** In callbacks: one task for each listener, so that one's exception is its own. */
    private void deliver(ClusterEvent event) {
        listeners.forEach(listener -> callbacks.now(() -> listener.accept(event)));
    }

    /** The cluster itself, to hear of its workers and to talk to them. */
    public Cluster cluster() {
        return crew.cluster();
    }

    public List<SlotStatus> status() {
        return loop.call(crew::status);
    }

    /** The pid of the worker in that slot; empty if there is none now. */
    public OptionalLong pid(String slot) {
        return loop.call(() -> crew.slot(slot).status(crew.options()).pid());
    }

    /** Sends a signal to the worker in that slot; false if there is none. */
    public boolean kill(String slot, Signal signal) {
        return loop.call(() -> crew.kill(slot, signal));
    }

    /** Where the cluster listens, as far as its workers have said. */
    public List<Listening> places() {
        return loop.call(crew::places);
    }

    /**
     * More workers at once, or fewer: then the last slots' leave as {@link Worker#disconnect} says.
     */
    public void scale(int workers) {
        requireSome(workers);
        loop.call(() -> crew.scale(workers));
    }

    /**
     * Brings in another version, slot by slot: its worker must listen, at the same place, before
     * the old one is asked to leave. If one does not, all slots go back to what they ran.
     *
     * @throws ForkshopException ERR_INVALID_STATE while another reload runs
     */
    public CompletableFuture<ReloadResult> reload(ClusterOptions next) {
        return loop.call(() -> crew.reload(next));
    }

    /** The same module again, read anew. */
    public CompletableFuture<ReloadResult> reload() {
        return loop.call(() -> crew.reload(crew.options()));
    }

    /**
     * Turns a reload round that is under way: slots that have the new version get back what they
     * ran. The reload's own result tells when that is done. False if none was under way, or it goes
     * back already.
     */
    public boolean cancelReload() {
        return loop.call(crew::cancelReload);
    }

    /** Starts a failed slot anew, its deaths forgotten. False if it had not failed. */
    public boolean retry(String slot) {
        return loop.call(() -> crew.retry(slot));
    }

    /**
     * Asks all workers to leave; those that do not within the grace period are killed. The result
     * is done when none is left and the ports are free.
     */
    public CompletableFuture<Void> stop() {
        return crew.stop();
    }

    /** Kills all workers and waits for their end; nothing graceful about it. */
    @Override
    public void close() {
        crew.close();
    }
}
