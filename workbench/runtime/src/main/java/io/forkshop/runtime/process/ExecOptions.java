package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to run a program to its end and collect its output: what {@link SpawnOptions} say, and what
 * concerns the output. Immutable: each method returns a changed copy. For exec, execFile and the
 * sync forms alike.
 *
 * <p>Node's exec forwards only some of its options to spawn (node-spec 5.2); here all of them
 * count, also stdio, detached, argv0, and killSignal for a cancellation.
 *
 * @param spawn directory, environment, shell, descriptors, limits, input
 * @param maxBuffer the most bytes that each of stdout and stderr may have (5.11)
 * @param encoding how text is made of the bytes, which can be had as they are, too
 * @param grace what a child that is ended early has between the killSignal and SIGKILL, and the
 *     kernel after that
 */
public record ExecOptions(SpawnOptions spawn, int maxBuffer, Charset encoding, Duration grace) {
    private static final ExecOptions DEFAULTS =
            new ExecOptions(
                    SpawnOptions.defaults(),
                    1024 * 1024,
                    StandardCharsets.UTF_8,
                    Duration.ofMillis(100));

    /** Throws {@link ForkshopException} ERR_OUT_OF_RANGE for a negative maxBuffer or grace. */
    public ExecOptions {
        if (maxBuffer < 0) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE", "maxBuffer is " + maxBuffer + "; it must not be negative");
        }
        Limits.notNegative("grace", grace);
    }

    /** Node's: 1 MiB of output, UTF-8, no timeout (node-spec 5.1). */
    public static ExecOptions defaults() {
        return DEFAULTS;
    }

    /** As {@link SpawnOptions#cwd(Path)}. */
    public ExecOptions cwd(Path directory) {
        return spawn(spawn.cwd(directory));
    }

    /** The whole environment, nothing is added. */
    public ExecOptions env(Map<String, String> whole) {
        return spawn(spawn.env(whole));
    }

    /** Only for execFile and its like: exec has a shell by itself. */
    public ExecOptions shell(boolean on) {
        return spawn(spawn.shell(on));
    }

    /** Another shell than {@code /bin/sh}, such as {@code /bin/bash} (node-spec 5.15). */
    public ExecOptions shell(String program) {
        return spawn(spawn.shell(program));
    }

    /** What is no pipe is not collected: its part of the result is empty. */
    public ExecOptions stdio(Stdio... items) {
        return spawn(spawn.stdio(items));
    }

    /** All that the child reads; without it, see the form that is used. */
    public ExecOptions input(String all) {
        return spawn(spawn.input(all));
    }

    /**
     * The bound of the whole run: after this long, and a grace at most twice, there is a result,
     * even if the child is deaf to the killSignal or a grandchild holds its output. Zero: none.
     */
    public ExecOptions timeout(Duration longest) {
        return spawn(spawn.timeout(longest));
    }

    /** As {@link SpawnOptions#processGroup}. */
    public ExecOptions processGroup(boolean on) {
        return spawn(spawn.processGroup(on));
    }

    /**
     * As {@link SpawnOptions#wholeTree}, with the grace of this; the end is told when they are
     * gone.
     */
    public ExecOptions wholeTree(boolean on) {
        return spawn(spawn.wholeTree(on));
    }

    /** What ends the child early, for whatever reason; without it SIGTERM. */
    public ExecOptions killSignal(Signal signal) {
        return spawn(spawn.killSignal(signal));
    }

    /** Ends the run with ABORT_ERR when it is said (node-spec 5.13). */
    public ExecOptions cancellation(Cancellation token) {
        return spawn(spawn.cancellation(token));
    }

    /** All that concerns the start; for what has no method here, such as argv0 and detached. */
    public ExecOptions spawn(SpawnOptions options) {
        return new ExecOptions(options, maxBuffer, encoding, grace);
    }

    /** Exactly so many bytes are fine; one more ends the run. As large as memory allows. */
    public ExecOptions maxBuffer(int bytes) {
        return new ExecOptions(spawn, bytes, encoding, grace);
    }

    /**
     * What text the output is, in {@link ExecResult#stdout}; UTF-8 unless said (node-spec 5.12).
     */
    public ExecOptions encoding(Charset charset) {
        return new ExecOptions(spawn, maxBuffer, charset, grace);
    }

    /** How long a child that was cut short may take before SIGKILL follows, not negative. */
    public ExecOptions grace(Duration beforeSigkill) {
        return new ExecOptions(spawn, maxBuffer, encoding, beforeSigkill);
    }
}
