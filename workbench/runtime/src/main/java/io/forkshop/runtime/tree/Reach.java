package io.forkshop.runtime.tree;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Signals to processes that may end at any moment and are not our children. Each is held by a pidfd
 * first and looked at second: what then has the start that is meant is the one that is held. One
 * descriptor at a time, however many processes there are.
 */
final class Reach {
    private Reach() {}

    /** Whether it was delivered; false when that process is gone or we may not signal it. */
    static boolean signal(ProcessId who, int signal) {
        int pidfd = open(who);
        if (pidfd < 0) {
            return false;
        }
        try {
            return Libc.pidfdSendSignal(pidfd, signal) == 0;
        } finally {
            Libc.close(pidfd);
        }
    }

    /** Waits until it has ended; false when the clock, of System.nanoTime, reached the deadline. */
    static boolean awaitEnd(ProcessId who, long deadline) throws InterruptedException {
        int pidfd = open(who);
        if (pidfd < 0) {
            return pidfd == -Errno.ESRCH;
        }
        try {
            CountDownLatch ended = new CountDownLatch(1);
            Poller.shared().whenReady(pidfd, Poller.READABLE, ended::countDown);
            return ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            Poller.shared().forget(pidfd);
            Libc.close(pidfd);
        }
    }

    /** A pidfd of it, or the negative errno. */
    static int open(ProcessId who) {
        if (who.pid() <= 1) {
            return -Errno.ESRCH;
        }
        int pidfd = Libc.pidfdOpen(who.pid());
        if (pidfd >= 0 && !ProcessId.of(who.pid()).equals(who)) {
            Libc.close(pidfd);
            return -Errno.ESRCH;
        }
        return pidfd;
    }
}
