package io.forkshop.runtime.tree;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a job. First it may be asked: a signal to each, and time. Then all are stopped, and looked
 * for again until nobody new appears, since a stopped process starts no other; then all are killed.
 * One run is one thread's.
 */
public final class TreeKill {
    private static final int SIGKILL = 9;
    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;

    /** What the kernel has to end what was killed; more only helps who waits for a device. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Job job;
    private final Leader leader;
    private final Map<ProcessId, ProcessInfo> known = new LinkedHashMap<>();
    private Runnable askRoot;
    private boolean forced;

    public TreeKill(Job job, Leader leader) {
        this.job = job;
        this.leader = leader;
        Orphans.seenOf(job.root()).forEach(p -> known.put(p.id(), p));
    }

    /** How the root is asked, once, in place of the signal; all others stand still meanwhile. */
    public TreeKill askRootBy(Runnable how) {
        askRoot = how;
        return this;
    }

    /**
     * Returns when nothing is left that could be found, at the latest some seconds after the grace.
     * An interrupt leaves alive what has not been killed by then, and nothing stopped.
     *
     * @param signal what it is asked with
     * @param grace how long it then has; zero: it is not asked
     */
    public TreeEnding end(int signal, Duration grace) throws InterruptedException {
        if (!grace.isZero() || askRoot != null) {
            ask(signal, deadline(grace));
        }
        long deadline = deadline(PATIENCE);
        List<ProcessInfo> left = living();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            forced = true;
            freeze(left, deadline);
            awaitEnds(kill(), deadline);
            left = living();
        }
        return ending(left);
    }

    /**
     * Stopped first, so that all who are there are asked, and awake afterwards, so that they hear
     * it. Nobody born later is asked: what they start to clean up is left to do so.
     */
    private void ask(int signal, long deadline) throws InterruptedException {
        List<ProcessInfo> left = living();
        freeze(left, deadline);
        left = knownAlive();
        for (ProcessInfo p : left) {
            if (askRoot == null || !p.id().equals(job.root())) {
                Reach.signal(p.id(), signal);
            }
        }
        if (askRoot != null) {
            askRoot.run(); // Also when there was nothing to look with: of the root we are sure.
        }
        left.forEach(p -> Reach.signal(p.id(), SIGCONT));
        while (!left.isEmpty() && awaitEnds(left, deadline)) {
            left = living();
        }
    }

    private void freeze(List<ProcessInfo> first, long deadline) {
        List<ProcessInfo> running = first;
        while (!running.isEmpty()) {
            if (job.ownGroup()) {
                leader.signalGroup(SIGSTOP); // All at once: nobody is born meanwhile.
            }
            running.forEach(p -> Reach.signal(p.id(), SIGSTOP));
            if (System.nanoTime() >= deadline) {
                return;
            }
            Map<ProcessId, ProcessInfo> before = new LinkedHashMap<>(known);
            running = living().stream().filter(p -> !before.containsKey(p.id())).toList();
        }
    }

    /** Returns whom it meant. */
    private List<ProcessInfo> kill() {
        if (job.ownGroup()) {
            leader.signalGroup(SIGKILL);
        }
        List<ProcessInfo> all = knownAlive();
        all.forEach(p -> Reach.signal(p.id(), SIGKILL));
        return all;
    }

    /** Those that were alive when last seen. */
    private List<ProcessInfo> knownAlive() {
        return known.values().stream().filter(ProcessInfo::alive).toList();
    }

    /** False when the deadline came first. */
    private static boolean awaitEnds(List<ProcessInfo> all, long deadline)
            throws InterruptedException {
        for (ProcessInfo p : all) {
            if (!Reach.awaitEnd(p.id(), deadline)) {
                return false;
            }
        }
        return true;
    }

    /** Looks, and remembers whom it has seen. */
    private List<ProcessInfo> living() {
        ProcessTable table = ProcessTable.now();
        // After the look: a group that is there now was the job's all the time before.
        boolean led = leader.signalGroup(0);
        Map<Long, ProcessInfo> found = Members.of(table, job, led, this::isMarked, known.keySet());
        found.values().forEach(p -> known.put(p.id(), p));
        return found.values().stream().filter(ProcessInfo::alive).toList();
    }

    private boolean isMarked(ProcessInfo p) {
        return job.mark().isPresent()
                && p.alive()
                && p.id().start() >= job.root().start()
                && ProcFs.hasVariable(p.pid(), job.mark().get() + "=");
    }

    private TreeEnding ending(List<ProcessInfo> left) {
        left.forEach(p -> known.remove(p.id()));
        return new TreeEnding(List.copyOf(known.values()), named(left), named(unclaimed()), forced);
    }

    private List<ProcessInfo> unclaimed() {
        Optional<Long> now = ProcFs.now();
        if (now.isEmpty()) {
            return List.of();
        }
        long tick = 1_000_000_000L / ProcFs.TICKS_A_SECOND;
        long since = now.get() - (System.nanoTime() - job.born()) / tick - 1;
        return Unclaimed.of(ProcessTable.now(), since, known.keySet());
    }

    private static List<ProcessInfo> named(List<ProcessInfo> all) {
        return all.stream().map(p -> p.command(ProcFs.commandLine(p.pid(), p.command()))).toList();
    }

    private static long deadline(Duration from) {
        return System.nanoTime() + from.toNanos();
    }
}
