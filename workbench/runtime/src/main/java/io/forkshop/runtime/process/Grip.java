package io.forkshop.runtime.process;

import io.forkshop.runtime.events.Clock;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;
import io.forkshop.runtime.tree.Job;
import io.forkshop.runtime.tree.Orphans;
import io.forkshop.runtime.tree.ProcessId;
import io.forkshop.runtime.tree.TreeEnding;
import io.forkshop.runtime.tree.TreeKill;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Our hold on the process itself: a pidfd. It is reaped and signalled under one lock, so that no
 * signal is sent to a pid that is no longer ours.
 *
 * <p>Of a process that leads a group, the pidfd is also the hold on the group, and kept while there
 * are members: only by it can they be told from a group that was given the same number. Nobody
 * tells when the last has gone; so that is asked now and then, ever more seldom.
 */
final class Grip {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final boolean leads;
    private final boolean detached;
    private final Optional<String> mark;

    private volatile long pid = -1;
    private long born;
    private long start = -1; // once somebody has asked
    private int pidfd = -1; // guarded by this, as is all that follows; -1: nothing left to hold
    private boolean reaped;
    private boolean killed;
    private boolean over; // nobody of its group lives

    Grip(SpawnOptions options, Optional<String> mark) {
        this.detached = options.detached();
        this.leads = detached || options.limits().scope() != Scope.CHILD;
        this.mark = mark;
    }

    synchronized void hold(long newPid) {
        pid = newPid;
        pidfd = Libc.pidfdOpen(newPid);
        born = System.nanoTime();
        if (Orphans.areAdopted()) {
            start = ProcessId.of(newPid).start();
        }
    }

    /** -1 when there never was a process. */
    long pid() {
        return pid;
    }

    synchronized boolean killed() {
        return killed;
    }

    boolean leads() {
        return leads;
    }

    /** Calls {@code ended} on the poller's thread when it can be reaped. */
    void whenEnded(Runnable ended) {
        Poller.shared().whenReady(pidfd, Poller.READABLE, ended);
    }

    /** False when it still runs. {@code how} is told before any signal can be refused for it. */
    synchronized boolean reap(Consumer<ExitStatus> how) {
        int status = Libc.reap(pid);
        if (status == -1) {
            return false;
        }
        Orphans.reaped(pid);
        how.accept(ExitStatus.fromWait(status));
        reaped = true;
        Poller.shared().forget(pidfd);
        letGoIfEmpty(FIRST_LOOK);
        return true;
    }

    /** False when it has ended or never was. {@code delivered} runs before it can be reaped. */
    synchronized boolean kill(Signal signal, Runnable delivered) {
        if (reaped || pidfd < 0 || Libc.pidfdSendSignal(pidfd, signal.number()) != 0) {
            return false;
        }
        killed = true;
        delivered.run();
        return true;
    }

    /** False when there is no member; 0 only asks. */
    synchronized boolean signalGroup(int signal) {
        if (!leads || pidfd < 0) {
            return false;
        }
        int result = Libc.pidfdSignalGroup(pidfd, signal);
        if (result == -Errno.EINVAL && !reaped) {
            result = Libc.killGroup(pid, signal); // Linux before 6.9. Unreaped, the number is ours.
        }
        killed |= result == 0 && signal != 0 && !reaped;
        return result == 0 || (result == -Errno.EPERM && signal == 0);
    }

    private synchronized void letGoIfEmpty(Duration nextLook) {
        if (over || !signalGroup(0)) {
            letGo();
        } else {
            Duration afterThat = nextLook.multipliedBy(2);
            Clock.after(
                    nextLook,
                    () -> letGoIfEmpty(afterThat.compareTo(LAST_LOOK) < 0 ? afterThat : LAST_LOOK));
        }
    }

    /** Once it is reaped: its group, should there be one, can no longer be reached. */
    synchronized void letGo() {
        if (reaped && pidfd >= 0) {
            Libc.close(pidfd);
            pidfd = -1;
        }
    }

    /** On a thread of its own. The process itself is sent the signal by {@code askRoot}. */
    CompletableFuture<Void> destroyTreeAside(Runnable askRoot, Signal signal, Duration grace) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        TreeKill kill = new TreeKill(job(), this::signalGroup).askRootBy(askRoot);
        Thread.ofVirtual().name("forkshop-tree").start(() -> destroy(kill, signal, grace, done));
        return done;
    }

    private void destroy(
            TreeKill kill, Signal signal, Duration grace, CompletableFuture<Void> done) {
        try {
            end(kill, signal, grace);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        } finally {
            done.complete(null);
        }
    }

    TreeEnding destroyTree(Signal signal, Duration grace) throws InterruptedException {
        Limits.notNegative("grace", grace);
        return pid < 0
                ? TreeEnding.NOTHING
                : end(new TreeKill(job(), this::signalGroup), signal, grace);
    }

    private TreeEnding end(TreeKill kill, Signal signal, Duration grace)
            throws InterruptedException {
        TreeEnding ending = kill.end(signal.number(), grace);
        if (ending.survivors().isEmpty()) {
            endGroup();
        }
        return ending;
    }

    /** Only zombies may be left in it, which nobody can reach. */
    private synchronized void endGroup() {
        over = true;
        letGo();
    }

    private synchronized Job job() {
        if (start == -1 && !reaped) {
            start = ProcessId.of(pid).start();
        }
        return new Job(new ProcessId(pid, start), leads, detached, mark, born);
    }
}
