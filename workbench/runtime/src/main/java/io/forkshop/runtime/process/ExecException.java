package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A program that was run to its end did not succeed. The fields are those of Node's error, plus the
 * output, which Node attaches only to some (node-spec 5.6 to 5.13, 6.8).
 *
 * <p>{@link #code()} is never null. It is the first of these that applies: the name of what stopped
 * the start, such as ENOENT; ABORT_ERR after a cancellation; ERR_CHILD_PROCESS_STDIO_MAXBUFFER, of
 * the sync forms ENOBUFS, after too much output; ETIMEDOUT after the timeout, where Node's exec has
 * null; the signal's name, where Node has null; the exit code in digits.
 */
public final class ExecException extends ForkshopException {
    private static final long serialVersionUID = 1;
    private final transient Ended ended;

    private ExecException(String code, String message, Throwable cause, Ended ended) {
        super(code, message, cause);
        this.ended = ended;
    }

    static ExecException of(Ended ended) {
        if (ended.status().orElse(null) instanceof ExitStatus.FailedToStart(var cause)) {
            return new ExecException(cause.code(), cause.getMessage(), cause, ended);
        }
        return switch (ended.cause()) {
            case CANCELLED ->
                    new ExecException(
                            "ABORT_ERR", "The operation was aborted", ended.reason(), ended);
            case STDOUT_FULL -> full("stdout", ended);
            case STDERR_FULL -> full("stderr", ended);
            case TIMEOUT -> failed("ETIMEDOUT", ended);
            case ITSELF -> failed(endingCode(ended), ended);
        };
    }

    /** What a sync form throws: its error's name and words, if the spawn itself has one (6.8). */
    static ExecException sync(Ended ended, Optional<ForkshopException> error) {
        return error.map(e -> new ExecException(e.code(), e.getMessage(), e, ended))
                .orElseGet(() -> failed(endingCode(ended), ended));
    }

    private static ExecException full(String stream, Ended ended) {
        return new ExecException(
                "ERR_CHILD_PROCESS_STDIO_MAXBUFFER",
                stream + " maxBuffer length exceeded",
                null,
                ended);
    }

    private static ExecException failed(String code, Ended ended) {
        String message = "Command failed: " + ended.line() + "\n" + ended.err().text();
        return new ExecException(code, message, null, ended);
    }

    private static String endingCode(Ended ended) {
        return switch (ended.status().orElseThrow()) {
            case ExitStatus.Exited(int code) -> Integer.toString(code);
            case ExitStatus.Signalled(Signal signal) -> signal.name();
            case ExitStatus.FailedToStart(var cause) -> cause.code();
        };
    }

    /** How the child ended; empty when not even SIGKILL had ended it in time. */
    public Optional<ExitStatus> status() {
        return ended.status();
    }

    /** The exit code; empty when a signal ended it or it never started. */
    public OptionalInt exitCode() {
        return status().orElse(null) instanceof ExitStatus.Exited(int code)
                ? OptionalInt.of(code)
                : OptionalInt.empty();
    }

    /** The signal that ended it: SIGKILL if it was deaf to the killSignal. */
    public Optional<Signal> signal() {
        return status().orElse(null) instanceof ExitStatus.Signalled(Signal signal)
                ? Optional.of(signal)
                : Optional.empty();
    }

    /** Whether a signal of ours was delivered; false when somebody else killed it (5.7). */
    public boolean killed() {
        return ended.killed();
    }

    /** Whether the timeout ended it: it may have caught the signal and exited by itself. */
    public boolean timedOut() {
        return ended.cause() == Ended.Cause.TIMEOUT;
    }

    /** The command with its arguments, joined by blanks. */
    public String cmd() {
        return ended.line();
    }

    /** Its process id; empty when it never started. */
    public OptionalLong pid() {
        return ended.pid();
    }

    /** What it wrote before it ended or was ended, at most maxBuffer bytes. */
    public String stdout() {
        return ended.out().text();
    }

    /** The same of its standard error. */
    public String stderr() {
        return ended.err().text();
    }

    /** A copy of the bytes of {@link #stdout}. */
    public byte[] stdoutBytes() {
        return bytes(ended.out());
    }

    /** A copy of the bytes of {@link #stderr}. */
    public byte[] stderrBytes() {
        return bytes(ended.err());
    }

    private static byte[] bytes(Captured captured) {
        return captured.bytes().clone();
    }
}
