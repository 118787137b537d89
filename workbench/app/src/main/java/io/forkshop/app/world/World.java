package io.forkshop.app.world;

import io.forkshop.app.inspect.Subtree;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.tree.Marks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** Every process that the learner has started in this session, alive or ended. */
public final class World implements AutoCloseable {
    /** The most processes of a session that may be alive at once, children's children too. */
    public static final int MOST_ALIVE = 64;

    private static final int MOST_REMEMBERED = 256;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SessionMark mark;
    private final Ours ours;
    private final SessionRecord record;
    private final List<CleanUpReport> swept;
    private final String notRecorded;
    private final Subtree subtree;
    // In the order in which they were started.
    private final Map<Integer, Live> processes = new ConcurrentSkipListMap<>();
    private final Signals signals = new Signals(processes::values);
    private final Journal journal = new Journal();
    private volatile WorldListener listener = new WorldListener() {};
    private volatile CleanUp cleaning;
    private final Clusters clusters;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger collecting = new AtomicInteger(); // programs without a name
    private volatile LongPredicate spared = pid -> false;
    private final CpuShares shares = new CpuShares();
    private int forked;
    private int spawned;

    private World(
            SessionMark mark, SessionRecord record, List<CleanUpReport> swept, String notRecorded) {
        this.mark = mark;
        this.ours = new Ours(mark);
        this.record = record;
        this.swept = swept;
        this.notRecorded = notRecorded;
        this.subtree = Subtree.ofWorkbench(mark.entry());
        this.clusters =
                new Clusters(
                        ours,
                        journal,
                        live -> begun(live, x -> {}),
                        event -> listener.cluster(event));
    }

    /**
     * Begins a session, after ending what a workbench that was killed has left behind.
     *
     * @param stateFolder where sessions are recorded; made when it is missing
     */
    public static World open(Path stateFolder) {
        return open(stateFolder, SessionMark.current());
    }

    static World open(Path stateFolder, SessionMark mark) {
        try {
            var swept = SessionRecord.sweep(stateFolder);
            return new World(mark, SessionRecord.open(stateFolder, mark), swept, "");
        } catch (IOException e) {
            // A home that cannot be written to is no reason not to work.
            var why = stateFolder + ": " + e.getMessage();
            return new World(mark, null, List.of(), why);
        }
    }

    /** Who is told what happens from now on. */
    public void listen(WorldListener who) {
        listener = who;
    }

    /** The processor time after which a process is told of; zero for any. */
    public void cpu(Duration most) {
        shares.most(most);
    }

    /** Tells once, on a thread that must not wait, when a program has used more than it may. */
    public void whenUsedUp(ExecHandle program, Consumer<Duration> told) {
        program.child().pid().ifPresent(pid -> shares.watch(pid, true, told));
    }

    public SessionMark mark() {
        return mark;
    }

    /** What was ended at the start because an earlier workbench had left it. */
    public List<CleanUpReport> swept() {
        return swept;
    }

    /** Why this session could not be recorded, so that no later one can sweep for it; or empty. */
    public String notRecorded() {
        return notRecorded;
    }

    public Journal journal() {
        return journal;
    }

    /**
     * Starts a worker with a channel: {@code w1}, {@code w2}, …
     *
     * @param what what runs, as the learner typed it
     * @param wanted what the learner wants of it
     * @param born told before anything else of this process is
     */
    public synchronized Live fork(
            String module,
            List<String> arguments,
            String what,
            ForkOptions wanted,
            Consumer<Live> born) {
        requireRoom(1);
        var name = "w" + (forked + 1);
        var options = ours.fork(wanted, journal.tap(name));
        var deadline = Deadline.of(wanted.spawn().limits());
        var child = ChildProcesses.fork(module, arguments, options);
        var spoken = wanted.spawn().serialization();
        var live = new Live(name, Live.Kind.FORKED, what, child, deadline, spoken);
        begun(live, born);
        forked++;
        return live;
    }

    /**
     * Starts any program, without a channel: {@code s1}, {@code s2}, …
     *
     * @param wanted what the learner wants of it
     * @param born told before anything else of this process is
     */
    public synchronized Live spawn(
            String command, List<String> arguments, SpawnOptions wanted, Consumer<Live> born) {
        requireRoom(1);
        var deadline = Deadline.of(wanted.limits());
        var child = ChildProcesses.spawn(command, arguments, ours.spawn(wanted));
        var what = arguments.isEmpty() ? command : command + " " + String.join(" ", arguments);
        var name = "s" + (spawned + 1);
        var live = new Live(name, Live.Kind.SPAWNED, what, child, deadline, null);
        begun(live, born);
        spawned++;
        return live;
    }

    /**
     * Runs a line of shell, collecting what it writes. Whoever asked for it must close the handle;
     * it has no name, since nobody types anything before its end.
     */
    public synchronized ExecHandle exec(String line, ExecOptions wanted) {
        requireRoom(1);
        return running(ChildProcesses.exec(line, ours.exec(wanted)));
    }

    /** The same of a program, without a shell. */
    public synchronized ExecHandle execFile(
            String file, List<String> arguments, ExecOptions wanted) {
        requireRoom(1);
        return running(ChildProcesses.execFile(file, arguments, ours.exec(wanted)));
    }

    private ExecHandle running(ExecHandle program) {
        collecting.incrementAndGet();
        return program.onEnd(ended -> collecting.decrementAndGet());
    }

    /**
     * Starts a program that watches the learner's processes. It has no name and is not counted, but
     * it bears the session's mark, so that no clean-up misses it.
     */
    public synchronized ChildProcess helper(String command, List<String> arguments) {
        return ChildProcesses.spawn(command, arguments, ours.spawn(SpawnOptions.defaults()));
    }

    /** The same for a worker: it has a channel. */
    public synchronized ChildProcess helperWorker(String module, List<String> arguments) {
        requireRoom(1);
        return ChildProcesses.fork(module, arguments, ours.fork(ForkOptions.defaults(), x -> {}));
    }

    /**
     * Starts the session's one cluster, whose slots are {@code c1}, {@code c2}, …
     *
     * @throws ForkshopException ERR_INVALID_STATE while there is another; what fork throws
     */
    public synchronized LiveCluster startCluster(ClusterOptions options, int workers) {
        requireRoom(workers);
        return clusters.start(options, workers);
    }

    /** The session's cluster, if there is one. */
    public Optional<LiveCluster> cluster() {
        return clusters.current();
    }

    /** Ends the cluster at once and for good; does nothing when there is none. */
    public void endCluster() {
        clusters.end();
    }

    /**
     * Throws when so many more may not be alive. What our workers start by the library is refused
     * there by the same count.
     */
    public void requireRoom(int more) {
        if (cleaning != null) {
            throw new ForkshopException(
                    "ERR_CLEANING_UP", "A clean-up is running; nothing is started.");
        }
        int living = Math.max(alive().size() + collecting.get(), Marks.carriers(mark.cap()));
        if (living + more > MOST_ALIVE) {
            throw new ForkshopException(
                    "ERR_TOO_MANY_CHILDREN",
                    living
                            + " processes are alive, and no more than "
                            + MOST_ALIVE
                            + " may be: each one costs memory, and a machine has an end. 'tree'"
                            + " shows who started whom; kill some, or type cleanup.");
        }
    }

    private void begun(Live live, Consumer<Live> born) {
        var child = live.child();
        if (child.status().orElse(null)
                instanceof ExitStatus.FailedToStart(ForkshopException cause)) {
            throw cause;
        }
        processes.put(started.incrementAndGet(), live);
        forgetTheOldest();
        born.accept(live);
        new Following(live, () -> listener).begin();
        shares.watch(live.pid(), false, used -> listener.usedUp(live, used));
    }

    private void forgetTheOldest() {
        var ended = processes.entrySet().stream().filter(e -> !e.getValue().alive()).toList();
        for (var i = 0; i < ended.size() - MOST_REMEMBERED; i++) {
            processes.remove(ended.get(i).getKey());
        }
    }

    public Collection<Live> all() {
        return List.copyOf(processes.values());
    }

    public List<Live> alive() {
        return processes.values().stream().filter(Live::alive).toList();
    }

    public Optional<Live> find(String name) {
        // In a cluster one follows another under the same name: the one meant is the living one.
        return processes.values().stream()
                .filter(live -> live.name().equals(name))
                .reduce((before, after) -> before.alive() && !after.alive() ? before : after);
    }

    /** Names of those alive, by pid. */
    public Map<Long, String> names() {
        return byPid(Live::name);
    }

    /** What those alive run, by pid. */
    public Map<Long, String> running() {
        return byPid(Live::what);
    }

    private Map<Long, String> byPid(Function<Live, String> value) {
        return alive().stream()
                .collect(Collectors.toMap(Live::pid, value, (a, b) -> a, TreeMap::new));
    }

    /** Whether this pid is one of ours: a child, a descendant, or one that carries our mark. */
    public boolean owns(long pid) {
        return subtree.below().contains(pid);
    }

    /** Signals a process of ours; false when it is gone, or was never ours. */
    public boolean signal(long pid, Signal signal) {
        return owns(pid) && signals.send(pid, signal);
    }

    /**
     * Ends everything that this session has started. Called again meanwhile, it does not wait but
     * kills.
     */
    public CleanUpReport cleanUp() {
        var running = cleaning;
        if (running != null) {
            running.force();
        }
        return cleanUpNow();
    }

    /**
     * Those that a clean-up leaves alone, what descends from them aside: the workbench's own. The
     * end of this session ends them, too.
     */
    public void spare(LongPredicate pids) {
        spared = pids;
    }

    /** Whether this pid is the workbench's own rather than the learner's. */
    public boolean spares(long pid) {
        return spared.test(pid);
    }

    /** Whether a clean-up is running: the endings that come now are wanted. */
    public boolean cleaning() {
        return cleaning != null;
    }

    private synchronized CleanUpReport cleanUpNow() {
        cleaning = new CleanUp(subtree, spared, signals::send, clusters::letGo);
        try {
            var children = alive();
            var report = cleaning.run(GRACE);
            clusters.end();
            waitUntilTold(children);
            return report;
        } finally {
            cleaning = null;
        }
    }

    // Dead is not reaped, and reaped is not told: whoever asks next should find nobody alive.
    private static void waitUntilTold(List<Live> children) {
        try {
            for (var child : children) {
                child.awaitExit(Following.LAST_WORDS.multipliedBy(4));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends everything and closes the session's record. */
    @Override
    public void close() {
        spared = pid -> false;
        cleanUp();
        try {
            if (record != null) {
                record.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
