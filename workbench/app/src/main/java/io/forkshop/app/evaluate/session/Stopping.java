package io.forkshop.app.evaluate.session;

import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Where a snippet's own code looks whether it is wanted any longer: the call of {@link #check} is
 * woven into it, see {@link StopChecks}. Public, since snippets call it.
 */
public final class Stopping {
    private static volatile ThreadGroup stopped;

    private Stopping() {}

    /**
     * Ends the calling thread's snippet if it is to stop. Hits the threads of its group, and those
     * whose owner cannot be told: pools and virtual threads. Not a thread that an earlier snippet
     * has started, nor one that tells what workers did.
     */
    @SuppressWarnings("removal") // Nothing throws it but us; a snippet seldom catches it.
    public static void check() {
        ThreadGroup group = stopped;
        if (group != null && reaches(group, Thread.currentThread())) {
            throw new ThreadDeath();
        }
    }

    private static boolean reaches(ThreadGroup group, Thread thread) {
        return thread.isVirtual()
                || thread instanceof ForkJoinWorkerThread
                || group.parentOf(thread.getThreadGroup());
    }

    static void stop(ThreadGroup group) {
        stopped = group;
        group.interrupt();
    }

    /** Before the next snippet. */
    static void over() {
        stopped = null;
    }
}
