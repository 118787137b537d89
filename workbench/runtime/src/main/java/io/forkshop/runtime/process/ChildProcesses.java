package io.forkshop.runtime.process;

import io.forkshop.runtime.CompileException;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.util.List;

/** Starts processes. Meant to be imported statically; the names are Node's. */
public final class ChildProcesses {
    private ChildProcesses() {}

    /** {@link #spawn(String, List, SpawnOptions)} with Node's defaults: three pipes, no shell. */
    public static ChildProcess spawn(String command, String... args) {
        return spawn(command, List.of(args), SpawnOptions.defaults());
    }

    /**
     * Starts {@code command} with these arguments, no shell between (node-spec 1). Returns at once;
     * a command that is missing or must not be executed is a child that {@linkplain
     * ExitStatus.FailedToStart failed to start}.
     *
     * @throws io.forkshop.runtime.ForkshopException ERR_INVALID_ARG_VALUE for an empty command or a
     *     NUL character, and with the errno's name where Node throws too, such as E2BIG (1.18);
     *     nothing was started then
     */
    public static ChildProcess spawn(String command, List<String> args, SpawnOptions options) {
        return new Launch(command, args, options).start(null);
    }

    /**
     * {@link #fork(String, List, ForkOptions)} with Node's defaults: our streams, our environment.
     */
    public static ChildProcess fork(String module, String... args) {
        return fork(module, List.of(args), ForkOptions.defaults());
    }

    /**
     * Starts a worker with a message channel (node-spec 7). Not Unix fork: nothing is copied, a new
     * runtime starts from the top of {@code module}, which is
     *
     * <ul>
     *   <li>a {@code .java} file, compact source allowed, compiled here first and kept by content;
     *   <li>a {@code .js}, {@code .mjs} or {@code .cjs} file, run by the real {@code node};
     *   <li>a {@code .jar} with a Main-Class, or the name of a class on {@link
     *       ForkOptions#classPath}.
     * </ul>
     *
     * @throws io.forkshop.runtime.ForkshopException ENOENT or EISDIR when the file is not there,
     *     {@link CompileException} when it does not compile, ERR_CHILD_PROCESS_IPC_REQUIRED for
     *     stdio without a channel; nothing was started then
     */
    public static ChildProcess fork(String module, List<String> args, ForkOptions options) {
        SpawnOptions spawn = options.asSpawn();
        RuntimeCommand command = RuntimeCommand.of(module, args, options);
        Launch launch = new Launch(command.program(), command.args(), spawn);
        return launch.seesTheEndItself(command.jvm()).start(options.tap());
    }

    /** {@link #exec(String, ExecOptions)} with Node's defaults. */
    public static ExecHandle exec(String line) {
        return exec(line, ExecOptions.defaults());
    }

    /**
     * Runs a line of shell, collecting its output (node-spec 5.1). The shell is {@code /bin/sh},
     * which need not be bash (5.15), unless the options name another. Never put into the line what
     * others have typed: use {@link #execFile}, which takes arguments as they are. A timeout and a
     * cancellation signal the shell, not what it has started (4.4): {@link ExecOptions#wholeTree}
     * makes them reach all of it.
     *
     * @return at once, with the shell running; failure is told by the handle, as an {@link
     *     ExecException}
     * @throws io.forkshop.runtime.ForkshopException as {@link #spawn}, nothing was started then
     */
    public static ExecHandle exec(String line, ExecOptions options) {
        return execFile(line, List.of(), withShell(options));
    }

    /** {@link #execFile(String, List, ExecOptions)} with Node's defaults. */
    public static ExecHandle execFile(String file, String... args) {
        return execFile(file, List.of(args), ExecOptions.defaults());
    }

    /**
     * Runs a program, collecting its output (node-spec 5). No shell: each argument arrives as it is
     * (5.14). Its standard input is an open pipe, {@code child().stdin()}, unless there is input
     * (5.3).
     *
     * @return at once; failure is told by the handle, as an {@link ExecException}
     * @throws io.forkshop.runtime.ForkshopException as {@link #spawn}, nothing was started then
     */
    public static ExecHandle execFile(String file, List<String> args, ExecOptions options) {
        return new SpawnedExec(Execution.start(file, args, options));
    }

    /** {@link #spawnSync(String, List, ExecOptions)} with Node's defaults. */
    public static SyncResult spawnSync(String command, String... args) throws InterruptedException {
        return spawnSync(command, List.of(args), ExecOptions.defaults());
    }

    /**
     * Runs a program and waits until it has ended and nobody holds its output (node-spec 6). Its
     * input is at its end unless there is some (6.5). Blocks this thread only, best a virtual one;
     * other threads go on, so that, unlike in Node, a cancellation counts. A timeout is a bound:
     * see {@link ExecOptions#timeout}.
     *
     * @return what happened, also when it could not be started (6.2)
     * @throws io.forkshop.runtime.ForkshopException for arguments and options that are invalid, as
     *     {@link #spawn}, and ERR_IPC_SYNC_FORK for a channel
     * @throws InterruptedException with the child gone
     */
    public static SyncResult spawnSync(String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        return Sync.spawn(ChildProcesses::execFile, command, args, options);
    }

    /** {@link #execSync(String, ExecOptions)} with Node's defaults. */
    public static String execSync(String line) throws InterruptedException {
        return execSync(line, ExecOptions.defaults());
    }

    /** As {@link #execFileSync(String, List, ExecOptions)}, of a line that a shell reads. */
    public static String execSync(String line, ExecOptions options) throws InterruptedException {
        return execFileSync(line, List.of(), withShell(options));
    }

    /** {@link #execFileSync(String, List, ExecOptions)} with Node's defaults. */
    public static String execFileSync(String file, String... args) throws InterruptedException {
        return execFileSync(file, List.of(args), ExecOptions.defaults());
    }

    /**
     * Runs a program, waits as {@link #spawnSync} does, and returns what it wrote to its standard
     * output. What it wrote to its standard error is also written to {@link System#err}, unless the
     * options have stdio (node-spec 6.9).
     *
     * @throws ExecException unless it exits with code 0 (6.8); its exit code is {@link
     *     ExecException#exitCode}
     * @throws io.forkshop.runtime.ForkshopException as {@link #spawnSync}; a {@link SpawnException}
     *     for a start that spawn throws, too, such as E2BIG
     * @throws InterruptedException with the child gone
     */
    public static String execFileSync(String file, List<String> args, ExecOptions options)
            throws InterruptedException {
        return Sync.output(ChildProcesses::execFile, file, args, options);
    }

    private static ExecOptions withShell(ExecOptions options) {
        return options.spawn().shell().isPresent() ? options : options.shell(true);
    }

    /**
     * Does now, on the calling thread, what the first start would otherwise wait for: binding libc,
     * two threads.
     */
    public static void warmUp() {
        Poller.shared();
        Spawner.run(() -> Libc.pidfdOpen(-1));
    }
}
