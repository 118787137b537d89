package io.forkshop.runtime.process;

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

    /**
     * Does now, on the calling thread, what the first start would otherwise wait for: binding libc,
     * two threads.
     */
    public static void warmUp() {
        Poller.shared();
        Spawner.run(() -> Libc.pidfdOpen(-1));
    }
}
