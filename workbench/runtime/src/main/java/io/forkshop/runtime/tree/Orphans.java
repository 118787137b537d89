package io.forkshop.runtime.tree;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.LibcException;
import io.forkshop.runtime.posix.Poller;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Descendants of ours whose parent has ended. Usually they are given to init, and no longer ours in
 * any respect. After {@link #adopt} they become our children: they can be found, and have to be
 * reaped.
 */
public final class Orphans {
    private static final long SWEEP_MILLIS = 250;
    private static final Orphans OURS = new Orphans();

    /** Of each process that was seen below a child of ours: that child. */
    private final Map<ProcessId, ProcessId> origins = new HashMap<>(); // guarded by this, as all

    private final Set<ProcessId> adopted = new HashSet<>();
    private final Set<Long> children = new HashSet<>(); // whom this library has started, unreaped
    private Map<ProcessId, ProcessInfo> last = Map.of();
    private ScheduledExecutorService sweeper;

    private Orphans() {}

    /**
     * Makes this process, for the rest of its life, the parent of orphaned descendants
     * (PR_SET_CHILD_SUBREAPER), whoever has started their ancestors. Four times a second it is
     * looked who has come, and an adopted child that has ended is reaped: each by its own pid, so
     * that no other part of the program misses a child. To be told from a child that somebody in
     * this program has started, an orphan must have been seen below another parent, or be in a
     * session of another, or carry a mark of ours; any other is left alone, also as a zombie.
     * Throws {@link io.forkshop.runtime.posix.LibcException}. A second call does nothing.
     */
    public static void adopt() {
        OURS.start();
    }

    /** Whether {@link #adopt} was called. */
    public static boolean areAdopted() {
        return OURS.isOn();
    }

    static boolean isAdopted(ProcessId who) {
        return OURS.hasAdopted(who);
    }

    /** Those that were seen to descend from {@code root}, a child of ours, and live. */
    static List<ProcessInfo> seenOf(ProcessId root) {
        return OURS.seen(root);
    }

    /**
     * Starts a child of this library; to be reaped by whoever starts it, not here. No sweep comes
     * between its birth and our knowing of it.
     *
     * @return what {@code spawn} returns: a pid, or a negative number
     */
    public static long bear(LongSupplier spawn) {
        synchronized (OURS) {
            long pid = spawn.getAsLong();
            if (pid > 0) {
                OURS.children.add(pid);
            }
            return pid;
        }
    }

    /** A child that {@link #bear} has returned was reaped. */
    public static void reaped(long pid) {
        synchronized (OURS) {
            OURS.children.remove(pid);
        }
    }

    private synchronized void start() {
        if (sweeper != null) {
            return;
        }
        Libc.becomeSubreaper();
        sweeper =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("forkshop-orphans").factory());
        sweeper.scheduleWithFixedDelay(this::sweep, 0, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized boolean isOn() {
        return sweeper != null;
    }

    private synchronized boolean hasAdopted(ProcessId who) {
        return adopted.contains(who);
    }

    private List<ProcessInfo> seen(ProcessId root) {
        if (!isOn()) {
            return List.of();
        }
        sweep();
        return lastOf(root);
    }

    private synchronized List<ProcessInfo> lastOf(ProcessId root) {
        return last.values().stream().filter(p -> root.equals(origins.get(p.id()))).toList();
    }

    /** Looks under the lock: an older look must not come after a newer one. */
    private synchronized void sweep() {
        ProcessTable table = ProcessTable.now();
        if (table.get(table.self()) == null) {
            return; // We cannot see even ourselves: no descriptor left to look with.
        }
        last = new HashMap<>();
        table.all().forEach(p -> last.put(p.id(), p));
        origins.keySet().retainAll(last.keySet());
        adopted.retainAll(last.keySet());
        for (ProcessInfo p : table.all()) {
            if (p.parent() == table.self()) {
                if (!adopted.contains(p.id()) && isOrphan(p, table) && follow(p.id())) {
                    adopted.add(p.id());
                }
            } else {
                originOf(p, table);
            }
        }
    }

    /**
     * A child that was born here has our session, or one that it has opened itself: no third. And
     * it never had another parent.
     */
    private boolean isOrphan(ProcessInfo p, ProcessTable table) {
        long ours = table.get(table.self()).session();
        return origins.containsKey(p.id())
                || (p.session() != ours && !p.leadsSession())
                || (ProcFs.hasVariable(p.pid(), Marks.OURS) && !children.contains(p.pid()));
    }

    private void originOf(ProcessInfo p, ProcessTable table) {
        Set<Long> seen = new HashSet<>();
        ProcessInfo below = p;
        while (below != null && below.parent() != table.self() && seen.add(below.pid())) {
            ProcessInfo above = table.get(below.parent());
            boolean older = above != null && above.id().start() <= below.id().start();
            below = older ? above : null; // A younger one has the pid of a parent that is gone.
        }
        if (below != null && below.parent() == table.self() && below != p) {
            origins.putIfAbsent(p.id(), origins.getOrDefault(below.id(), below.id()));
        }
    }

    /** False when it is gone, or there is no descriptor left: then the next sweep tries again. */
    private boolean follow(ProcessId who) {
        int pidfd = Reach.open(who);
        if (pidfd >= 0) {
            Poller.shared().whenReady(pidfd, Poller.READABLE, () -> reap(who, pidfd));
        }
        return pidfd >= 0;
    }

    private static void reap(ProcessId who, int pidfd) {
        Poller.shared().forget(pidfd);
        Libc.close(pidfd);
        try {
            Libc.reap(who.pid());
        } catch (LibcException e) {
            // ECHILD: it was followed twice.
        }
    }
}
