package io.forkshop.app.world;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Listening;
import io.forkshop.runtime.cluster.ReloadResult;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.cluster.Slots;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The one cluster of a session: kept up by the library's supervisor, its workers by name. */
public final class LiveCluster {
    /** What the world does for the workers of a cluster; on the supervisor's thread: no waiting. */
    interface Host {
        /** How the next worker of this slot is forked, marked and tapped. */
        ForkOptions options(String slot, ForkOptions all);

        void born(Live worker);

        void told(ClusterEvent event);
    }

    /** Often enough for a person who waits; seldom enough for a machine of two processors. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Map<Long, Live> workers = new ConcurrentHashMap<>(); // by pid
    private final Host host;
    private final Supervision rules = Supervision.defaults().heartbeat(HEARTBEAT);
    private final Supervisor supervisor;
    private volatile ClusterOptions options;
    private volatile String module; // what the next worker runs
    private volatile ForkshopException notStarted;
    private volatile EventWatch watch; // null: the host is told

    LiveCluster(ClusterOptions options, int workers, Host host) {
        this.host = host;
        this.options = options;
        this.module = options.module();
        this.supervisor = Supervisor.start(options, workers, rules, new OurSlots());
        supervisor.onEvent(this::happened);
        if (notStarted != null) {
            supervisor.close();
            throw notStarted;
        }
    }

    private final class OurSlots implements Slots {
        @Override
        public String name(int number) {
            return "c" + number;
        }

        @Override
        public ForkOptions options(String slot, ForkOptions all) {
            return host.options(slot, all);
        }

        @Override
        public void started(String slot, Worker worker) {
            ChildProcess child = worker.process();
            if (child.status().orElse(null)
                    instanceof ExitStatus.FailedToStart(ForkshopException cause)) {
                notStarted = cause; // The supervisor hears of it as of any other death.
                return;
            }
            String what = Path.of(module).getFileName().toString();
            Deadline never = Deadline.of(options.fork().spawn().limits());
            Live live =
                    new Live(
                            slot,
                            Live.Kind.CLUSTERED,
                            what,
                            child,
                            never,
                            options.fork().spawn().serialization());
            workers.put(live.pid(), live);
            workers.values().removeIf(other -> !other.alive() && other != live);
            host.born(live);
        }
    }

    private void happened(ClusterEvent event) {
        EventWatch watching = watch;
        if (watching == null || !watching.heard(event)) {
            host.told(event);
        }
    }

    /**
     * Takes the events from now on: whoever watches tells them, nobody else does. One at a time.
     *
     * @param seen told of each, on the thread that waits
     */
    public EventWatch watch(Consumer<EventWatch.Moment> seen) {
        EventWatch begun = new EventWatch(seen, host::told, this::ended);
        watch = begun;
        return begun;
    }

    /** A command that was slow to stop may end its watch after the next has begun. */
    private void ended(EventWatch over) {
        if (watch == over) {
            watch = null;
        }
    }

    public Supervision rules() {
        return rules;
    }

    public ClusterOptions options() {
        return options;
    }

    public List<SlotStatus> status() {
        return supervisor.status();
    }

    /** How this slot stands. Throws ERR_INVALID_ARG_VALUE for a name that no slot has. */
    public SlotStatus slot(String name) {
        List<SlotStatus> all = status();
        return all.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noSlot(name, all));
    }

    private static ForkshopException noSlot(String name, List<SlotStatus> all) {
        List<String> names = all.stream().map(SlotStatus::name).toList();
        return new ForkshopException(
                "ERR_INVALID_ARG_VALUE",
                "The cluster has no slot '" + name + "'; it has " + String.join(", ", names) + ".");
    }

    /** The worker in this slot now; empty while there is none. */
    public Optional<Live> worker(String slot) {
        var pid = slot(slot).pid();
        return pid.isPresent()
                ? Optional.ofNullable(workers.get(pid.getAsLong()))
                : Optional.empty();
    }

    /** Where it listens; empty before the first worker does. */
    public Optional<Listening> place() {
        return supervisor.places().stream().findFirst();
    }

    /** How many of its workers live, those too that are on their way out. */
    public int alive() {
        return (int) workers.values().stream().filter(Live::alive).count();
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    /** Brings in another version of the worker, or the same module read anew. */
    public CompletableFuture<ReloadResult> reload(ClusterOptions next) {
        CompletableFuture<ReloadResult> result = supervisor.reload(next);
        module = next.module();
        return result.thenApply(
                how -> {
                    options = how.done() ? next : options;
                    module = options.module();
                    return how;
                });
    }
}
