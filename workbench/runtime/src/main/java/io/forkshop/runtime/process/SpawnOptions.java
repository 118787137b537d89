package io.forkshop.runtime.process;

import io.forkshop.runtime.channel.Serialization;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to start a process. Immutable: each method returns a changed copy. Everything is checked
 * before a process is started.
 *
 * <p>Node's uid and gid are left out: posix_spawn cannot change them. Start the program by way of
 * {@code setpriv --reuid}, {@code runuser} or {@code sudo}.
 *
 * @param cwd the child's working directory; empty: ours
 * @param env the child's whole environment, nothing is added (node-spec 1.8); empty: ours
 * @param argv0 what the child sees as its own name; empty: the command as given
 * @param shell the shell that reads the command line (1.10); empty: none
 * @param stdio descriptors 0, 1, 2, …; missing ones up to 2 are pipes (3.1)
 * @param detached a session and group of its own: setsid(2) (1.11)
 * @param diesWithParent the kernel kills the child when this process dies, however it dies:
 *     PR_SET_PDEATHSIG. By way of the {@code setpriv} program; without it nothing happens. A
 *     program that cannot be executed then shows as exit code 126 or 127 where the failure could
 *     not be foreseen.
 * @param serialization what is spoken on the child's channel, if it has one (7.3)
 * @param limits what ends the child before its own end
 * @param input all that the child reads from its standard input, which then has no {@link
 *     ChildProcess#stdin stream} here; empty: what the caller writes to that stream
 */
public record SpawnOptions(
        Optional<Path> cwd,
        Optional<Map<String, String>> env,
        Optional<String> argv0,
        Optional<String> shell,
        List<Stdio> stdio,
        boolean detached,
        boolean diesWithParent,
        Serialization serialization,
        Limits limits,
        Optional<byte[]> input) {

    private static final SpawnOptions DEFAULTS =
            new SpawnOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false,
                    false,
                    Serialization.JSON,
                    Limits.NONE,
                    Optional.empty());

    public SpawnOptions {
        env = env.map(Map::copyOf);
        stdio = List.copyOf(stdio);
        Objects.requireNonNull(serialization, "serialization");
        input = input.map(byte[]::clone);
    }

    /** Node's: our directory and environment, three pipes, no shell, no limits. */
    public static SpawnOptions defaults() {
        return DEFAULTS;
    }

    /** The child's working directory; one that is missing is a start that fails (node-spec 1.7). */
    public SpawnOptions cwd(Path directory) {
        return with(Optional.of(directory), env, argv0, shell);
    }

    /**
     * The child's environment, the whole of it; its PATH finds the program (node-spec 1.8, 1.9).
     */
    public SpawnOptions env(Map<String, String> whole) {
        return with(cwd, Optional.of(whole), argv0, shell);
    }

    /** What the child sees as its own name; the program is still the command (node-spec 1.6). */
    public SpawnOptions argv0(String name) {
        return with(cwd, env, Optional.of(name), shell);
    }

    /**
     * Through {@code /bin/sh}, or not. Nothing is quoted: the shell reads command and arguments as
     * one line.
     */
    public SpawnOptions shell(boolean on) {
        return with(cwd, env, argv0, on ? Optional.of("/bin/sh") : Optional.empty());
    }

    /** Through another shell that knows {@code -c}. */
    public SpawnOptions shell(String program) {
        return with(cwd, env, argv0, Optional.of(program));
    }

    /** Descriptors 0, 1, 2, … in this order; those missing up to 2 are pipes (node-spec 3.1). */
    public SpawnOptions stdio(Stdio... items) {
        return stdio(List.of(items));
    }

    SpawnOptions stdio(List<Stdio> items) {
        return with(items, detached, diesWithParent, serialization, limits, input);
    }

    /** A session and a group of its own, or ours: setsid(2) (node-spec 1.11). */
    public SpawnOptions detached(boolean on) {
        return with(stdio, on, diesWithParent, serialization, limits, input);
    }

    /** Whether the kernel kills the child when this process dies, however it dies. */
    public SpawnOptions diesWithParent(boolean on) {
        return with(stdio, detached, on, serialization, limits, input);
    }

    /** Takes effect with {@link Stdio#ipc()} only. */
    public SpawnOptions serialization(Serialization spoken) {
        return with(stdio, detached, diesWithParent, spoken, limits, input);
    }

    /**
     * After this long the child is sent the killSignal; that is no error event, and it may ignore
     * the signal (node-spec 1.13). Zero: never. Throws {@link
     * io.forkshop.runtime.ForkshopException} ERR_OUT_OF_RANGE when negative.
     */
    public SpawnOptions timeout(Duration longest) {
        return limits(limits.timeout(longest));
    }

    /** What a timeout and a cancellation send; without it SIGTERM (node-spec 1.14). */
    public SpawnOptions killSignal(Signal signal) {
        return limits(limits.killSignal(signal));
    }

    /**
     * Ends the child when it is said: the killSignal and, if that was delivered, an error event
     * ABORT_ERR with the reason as its cause, before exit (node-spec 1.15). Has no effect on a
     * child that has ended.
     */
    public SpawnOptions cancellation(Cancellation token) {
        return limits(limits.cancellation(token));
    }

    /**
     * The child is the first of a process group, which {@link ChildProcess#killGroup} and {@link
     * ChildProcess#destroyTree()} reach as a whole. It is then no longer in ours: Ctrl-C at the
     * terminal does not reach it. As long as members live on after it, one descriptor is kept here,
     * at most until {@link ChildProcess#close}.
     */
    public SpawnOptions processGroup(boolean on) {
        return limits(limits.scope(on ? Scope.GROUP : Scope.CHILD));
    }

    /**
     * The child and all that descends from it are one job. It leads a group, as with {@link
     * #processGroup}; its environment has one variable more, a mark by which descendants are found
     * that have left the group, unless they are given another environment; and a timeout or a
     * cancellation ends them all, where Node's reaches the child only (node-spec 4.4): the
     * killSignal to each, half a second, and SIGKILL. The timeout runs until the close event then.
     */
    public SpawnOptions wholeTree(boolean on) {
        return limits(limits.scope(on ? Scope.TREE : Scope.CHILD));
    }

    /**
     * What the child reads, to the end. Written by a thread of the library, as fast as the child
     * reads. A child that does not read it is no error. Needs a pipe as descriptor 0:
     * ERR_INVALID_ARG_VALUE otherwise, when starting.
     */
    public SpawnOptions input(byte[] all) {
        return with(stdio, detached, diesWithParent, serialization, limits, Optional.of(all));
    }

    /** {@link #input(byte[])} of this text in UTF-8. */
    public SpawnOptions input(String all) {
        return input(all.getBytes(StandardCharsets.UTF_8));
    }

    SpawnOptions limits(Limits changed) {
        return with(stdio, detached, diesWithParent, serialization, changed, input);
    }

    private SpawnOptions with(
            Optional<Path> newCwd,
            Optional<Map<String, String>> newEnv,
            Optional<String> newArgv0,
            Optional<String> newShell) {
        return new SpawnOptions(
                newCwd,
                newEnv,
                newArgv0,
                newShell,
                stdio,
                detached,
                diesWithParent,
                serialization,
                limits,
                input);
    }

    private SpawnOptions with(
            List<Stdio> newStdio,
            boolean newDetached,
            boolean newDiesWithParent,
            Serialization newSerialization,
            Limits newLimits,
            Optional<byte[]> newInput) {
        return new SpawnOptions(
                cwd,
                env,
                argv0,
                shell,
                newStdio,
                newDetached,
                newDiesWithParent,
                newSerialization,
                newLimits,
                newInput);
    }
}
