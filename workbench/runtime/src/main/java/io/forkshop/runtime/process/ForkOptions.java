package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to fork a worker: what {@link SpawnOptions} say, and what concerns its runtime. Immutable.
 *
 * @param spawn directory, environment, descriptors, session; its shell is never used (node-spec
 *     7.2)
 * @param silent the worker's three streams are pipes instead of ours; explicit stdio overrides it
 *     (7.2)
 * @param execPath the program that runs the module; empty: this VM's own {@code java}, or {@code
 *     node} of the PATH
 * @param execArgv options for that program, before the module
 * @param classPath what a JVM worker sees besides the library and, of a {@code .java} file, its own
 *     classes
 * @param dies whether the worker ends when we do, however we end; empty: unless it is detached
 * @param tap sees every frame in both directions; null for none
 */
public record ForkOptions(
        SpawnOptions spawn,
        boolean silent,
        Optional<String> execPath,
        List<String> execArgv,
        List<Path> classPath,
        Optional<Boolean> dies,
        Tap tap) {

    private static final ForkOptions DEFAULTS =
            new ForkOptions(
                    SpawnOptions.defaults(),
                    false,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    null);

    public ForkOptions {
        execArgv = List.copyOf(execArgv);
        classPath = List.copyOf(classPath);
    }

    /** Node's: our streams, our environment. Unlike Node's, the worker dies with us. */
    public static ForkOptions defaults() {
        return DEFAULTS;
    }

    /** As {@link SpawnOptions#cwd(Path)}; a relative module is looked for there. */
    public ForkOptions cwd(Path directory) {
        return with(spawn.cwd(directory));
    }

    /** As {@link SpawnOptions#env(Map)}: replaces all, nothing is added but the channel (1.8). */
    public ForkOptions env(Map<String, String> whole) {
        return with(spawn.env(whole));
    }

    /**
     * Must name {@link Stdio#ipc()} once: ERR_CHILD_PROCESS_IPC_REQUIRED otherwise, when forking
     * (node-spec 7.2).
     */
    public ForkOptions stdio(Stdio... items) {
        return with(spawn.stdio(items));
    }

    /**
     * A worker in a session of its own. It outlives us, if it has more to do than to wait for
     * messages, unless {@link #diesWithParent(boolean)} says otherwise, before or after.
     */
    public ForkOptions detached(boolean on) {
        return with(spawn.detached(on));
    }

    /**
     * Whether the worker ends when this process does, however it does; not said: unless detached.
     */
    public ForkOptions diesWithParent(boolean on) {
        return new ForkOptions(spawn, silent, execPath, execArgv, classPath, Optional.of(on), tap);
    }

    /** What was said of it, or what follows from {@link #detached(boolean)}. */
    boolean diesWithParent() {
        return dies.orElse(!spawn.detached());
    }

    /** What is spoken on the channel (node-spec 7.3); without it JSON. */
    public ForkOptions serialization(Serialization spoken) {
        return with(spawn.serialization(spoken));
    }

    /** As {@link SpawnOptions#timeout}. */
    public ForkOptions timeout(Duration longest) {
        return with(spawn.timeout(longest));
    }

    /** As {@link SpawnOptions#processGroup}. */
    public ForkOptions processGroup(boolean on) {
        return with(spawn.processGroup(on));
    }

    /** As {@link SpawnOptions#wholeTree}. */
    public ForkOptions wholeTree(boolean on) {
        return with(spawn.wholeTree(on));
    }

    /** As {@link SpawnOptions#killSignal}. */
    public ForkOptions killSignal(Signal signal) {
        return with(spawn.killSignal(signal));
    }

    /** As {@link SpawnOptions#cancellation}. */
    public ForkOptions cancellation(Cancellation token) {
        return with(spawn.cancellation(token));
    }

    /**
     * Streams that are pipes to us, in place of ours; explicit stdio overrides it (node-spec 7.2).
     */
    public ForkOptions silent(boolean on) {
        return new ForkOptions(spawn, on, execPath, execArgv, classPath, dies, tap);
    }

    /** The program that runs the module: another {@code java} or {@code node} (node-spec 7.1). */
    public ForkOptions execPath(String program) {
        return new ForkOptions(spawn, silent, Optional.of(program), execArgv, classPath, dies, tap);
    }

    /** Options for that program; they stand after the library's own and win. */
    public ForkOptions execArgv(List<String> options) {
        return new ForkOptions(spawn, silent, execPath, options, classPath, dies, tap);
    }

    /** Jars and folders for a JVM worker; not said, and it is a class's name: this VM's own. */
    public ForkOptions classPath(List<Path> entries) {
        return new ForkOptions(spawn, silent, execPath, execArgv, entries, dies, tap);
    }

    /** Sees every frame in both directions. */
    public ForkOptions tap(Tap sees) {
        return new ForkOptions(spawn, silent, execPath, execArgv, classPath, dies, sees);
    }

    private ForkOptions with(SpawnOptions changed) {
        return new ForkOptions(changed, silent, execPath, execArgv, classPath, dies, tap);
    }

    /**
     * The spawn that a fork is: three streams, and the channel as descriptor 3 unless placed
     * otherwise.
     */
    SpawnOptions asSpawn() {
        List<Stdio> stdio = new ArrayList<>(spawn.stdio());
        if (stdio.isEmpty()) {
            Stdio three = silent ? Stdio.pipe() : Stdio.inherit();
            stdio.addAll(List.of(three, three, three, Stdio.ipc()));
        } else if (!stdio.contains(Stdio.ipc())) {
            throw new ForkshopException(
                    "ERR_CHILD_PROCESS_IPC_REQUIRED",
                    "a forked worker needs its channel: add Stdio.ipc() to stdio, or use spawn");
        }
        return spawn.shell(false).stdio(stdio).diesWithParent(diesWithParent());
    }
}
