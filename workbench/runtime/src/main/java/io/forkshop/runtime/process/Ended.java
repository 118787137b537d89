package io.forkshop.runtime.process;

import io.forkshop.runtime.process.OutputBuffer.Captured;

import java.util.Optional;

/**
 * All that there is to say about a child that was run to its end, from which each form makes its
 * result or its error.
 *
 * @param command what was run, as one line
 * @param status how it ended; empty: not even SIGKILL has ended it
 * @param out what it wrote to descriptor 1, empty unless that was a pipe
 * @param err the same of descriptor 2
 * @param cause why we ended it
 * @param reason what a cancellation was given; null for every other cause
 */
record Ended(
        String command,
        ChildProcess child,
        Optional<ExitStatus> status,
        Captured out,
        Captured err,
        Cause cause,
        Throwable reason) {

    enum Cause {
        ITSELF,
        TIMEOUT,
        STDOUT_FULL,
        STDERR_FULL,
        CANCELLED
    }

    /**
     * Node also calls it a success when a child whose time was over, or whose output was cut, says
     * exit(0) on SIGTERM; here what was cut short has not succeeded.
     */
    boolean success() {
        return cause == Cause.ITSELF && status.filter(ExitStatus::success).isPresent();
    }

    boolean full() {
        return cause == Cause.STDOUT_FULL || cause == Cause.STDERR_FULL;
    }
}
