package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.util.function.Consumer;

/**
 * Our hold on the process itself: a pidfd. It is reaped and signalled under one lock, so that no
 * signal is sent to a pid that is no longer ours.
 */
final class Grip {
    private volatile long pid = -1;
    private int pidfd = -1; // guarded by this; -1 once reaped
    private boolean killed; // guarded by this

    void hold(long newPid) {
        pid = newPid;
        pidfd = Libc.pidfdOpen(newPid);
    }

    /** -1 when there never was a process. */
    long pid() {
        return pid;
    }

    synchronized boolean killed() {
        return killed;
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
        how.accept(ExitStatus.fromWait(status));
        Libc.close(pidfd);
        pidfd = -1;
        return true;
    }

    /** False when it has ended or never was. {@code delivered} runs before it can be reaped. */
    synchronized boolean kill(Signal signal, Runnable delivered) {
        if (pidfd < 0 || Libc.pidfdSendSignal(pidfd, signal.number()) != 0) {
            return false;
        }
        killed = true;
        delivered.run();
        return true;
    }
}
