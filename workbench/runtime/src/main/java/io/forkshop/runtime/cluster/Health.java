package io.forkshop.runtime.cluster;

import java.time.Duration;

/** What can be said of a worker that should be serving. */
enum Health {
    FINE,
    /** It does not answer, and uses the processor: it may come back. */
    BUSY,
    /** It does not answer, and does nothing: it waits for something that does not come. */
    HUNG,
    /** Somebody stopped it with a signal: SIGSTOP, or the terminal. */
    STOPPED;

    /**
     * A pure judgement.
     *
     * @param silent how long nothing was heard of one that answers heartbeats; zero for others
     * @param offered how long a connection has been waiting for it; zero if none is
     */
    static Health judge(Activity activity, Duration silent, Duration offered, Duration heartbeat) {
        if (activity == Activity.STOPPED) {
            return STOPPED;
        }
        // A question is asked once a heartbeat: an answer may be nearly as old as two.
        boolean deaf = silent.compareTo(heartbeat.multipliedBy(2)) > 0;
        boolean slow = offered.compareTo(heartbeat) > 0;
        if (!deaf && !slow) {
            return FINE;
        }
        return activity == Activity.RUNNING ? BUSY : HUNG;
    }
}
