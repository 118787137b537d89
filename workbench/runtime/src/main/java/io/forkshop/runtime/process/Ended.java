package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that there is to say about a program that was run to its end, from which each form makes its
 * result or its error. Immutable.
 *
 * @param command what was run
 * @param args its arguments
 * @param pid its process id; empty when it never started
 * @param killed whether a signal of ours was delivered to it
 * @param status how it ended; empty: not even SIGKILL has ended it
 * @param out what it wrote to descriptor 1
 * @param err the same of descriptor 2
 * @param cause why we ended it
 * @param reason what a cancellation was given; null for every other cause
 */
public record Ended(
        String command,
        List<String> args,
        OptionalLong pid,
        boolean killed,
        Optional<ExitStatus> status,
        Captured out,
        Captured err,
        Cause cause,
        Throwable reason) {

    /** Why a program ended. */
    public enum Cause {
        /** It was not ended by us. */
        ITSELF,
        TIMEOUT,
        STDOUT_FULL,
        STDERR_FULL,
        CANCELLED
    }

    /**
     * Throws {@link ForkshopException} ERR_INVALID_ARG_VALUE for a program that ended by itself
     * without a status.
     */
    public Ended {
        args = List.copyOf(args);
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        if (cause == Cause.ITSELF && status.isEmpty()) {
            throw Checks.invalid("what ended by itself has a status");
        }
    }

    /**
     * Node also calls it a success when a child whose time was over, or whose output was cut, says
     * exit(0) on SIGTERM; here what was cut short has not succeeded.
     */
    public boolean success() {
        return cause == Cause.ITSELF && status.filter(ExitStatus::success).isPresent();
    }

    /** What exec and execFile say of a success. Throws {@link ExecException} for anything else. */
    public ExecResult result() {
        if (success()) {
            return new ExecResult(this);
        }
        throw ExecException.of(this);
    }

    /** The command with its arguments, joined by blanks. */
    String line() {
        return args.isEmpty() ? command : command + " " + String.join(" ", args);
    }
}
