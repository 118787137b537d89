package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.util.Optional;
import java.util.OptionalInt;

/** What spawnSync has to say: the keys of Node's result object (node-spec 6.1). Immutable. */
public final class SyncResult {
    private final Ended ended; // null: thrown at the start
    private final Optional<ForkshopException> error;

    SyncResult(Ended ended, Optional<ForkshopException> error) {
        this.ended = ended;
        this.error = error;
    }

    /** The exit code; empty when a signal ended it or it never started. */
    public OptionalInt status() {
        return exit() instanceof ExitStatus.Exited(int code)
                ? OptionalInt.of(code)
                : OptionalInt.empty();
    }

    /** The signal that ended it. */
    public Optional<Signal> signal() {
        return exit() instanceof ExitStatus.Signalled(Signal signal)
                ? Optional.of(signal)
                : Optional.empty();
    }

    /**
     * Why it did not start, or was ended: the errno's name such as ENOENT, ETIMEDOUT (6.3), ENOBUFS
     * for too much output (6.4), ABORT_ERR. A bad exit code is no error here.
     */
    public Optional<ForkshopException> error() {
        return error;
    }

    /** Its process id; 0 when it never started (6.2). */
    public long pid() {
        return ended == null ? 0 : ended.pid().orElse(0);
    }

    /**
     * The bytes it wrote to a descriptor; null for 0, and for what was no pipe. Unlike Node's,
     * never more than maxBuffer.
     */
    public byte[] output(int descriptor) {
        Captured captured = captured(descriptor);
        return captured == null ? null : captured.bytes().clone();
    }

    /** What it wrote to its standard output, as text; null when that was no pipe. */
    public String stdout() {
        return text(1);
    }

    /** What it wrote to its standard error, as text; null when that was no pipe. */
    public String stderr() {
        return text(2);
    }

    private String text(int descriptor) {
        Captured captured = captured(descriptor);
        return captured == null ? null : captured.text();
    }

    private ExitStatus exit() {
        return ended == null ? null : ended.status().orElse(null);
    }

    private Captured captured(int descriptor) {
        if (ended == null) {
            return null;
        }
        return switch (descriptor) {
            case 1 -> ended.out().piped() ? ended.out() : null;
            case 2 -> ended.err().piped() ? ended.err() : null;
            default -> null;
        };
    }
}
