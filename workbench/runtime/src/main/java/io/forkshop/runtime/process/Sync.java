package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;

import java.util.List;
import java.util.Optional;

/**
 * The forms that wait (node-spec 6), made of the one that does not. {@link ChildProcesses} is how
 * they are used; this is for whoever starts programs in another way, and wants these forms, too.
 */
public final class Sync {
    private Sync() {}

    /** Starts a program whose output is collected, as {@link ChildProcesses#execFile} does. */
    @FunctionalInterface
    public interface Starter {
        /** Returns at once, and throws what execFile throws. */
        ExecHandle start(String file, List<String> args, ExecOptions options);
    }

    /** As {@link ChildProcesses#spawnSync(String, List, ExecOptions)}, of what starts so. */
    public static SyncResult spawn(
            Starter starter, String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        try {
            Ended ended = run(starter, command, args, options);
            return new SyncResult(ended, error(ended));
        } catch (SpawnException thrown) { // E2BIG and its like: a result, too (6.2).
            return new SyncResult(null, Optional.of(thrown.bySpawnSync()));
        }
    }

    /** As {@link ChildProcesses#execFileSync(String, List, ExecOptions)}, of what starts so. */
    public static String output(
            Starter starter, String file, List<String> args, ExecOptions options)
            throws InterruptedException {
        Ended ended = run(starter, file, args, options);
        if (options.spawn().stdio().isEmpty()) {
            // As Node: what nobody has asked for is shown (6.9).
            System.err.writeBytes(ended.err().bytes());
            System.err.flush();
        }
        Optional<ForkshopException> error = error(ended);
        if (error.isPresent() || !ended.success()) {
            throw ExecException.sync(ended, error);
        }
        return ended.out().text();
    }

    private static Ended run(
            Starter starter, String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        if (options.spawn().stdio().contains(Stdio.ipc())) {
            throw new ForkshopException(
                    "ERR_IPC_SYNC_FORK",
                    "a child that is waited for cannot have a channel: use spawn or fork");
        }
        ExecHandle handle = starter.start(command, args, closedInput(options));
        try {
            return handle.await();
        } catch (InterruptedException e) {
            handle.close(); // Nobody else knows of it.
            throw e;
        }
    }

    /** Without input the child's is at its end (6.5): nobody could write to it. */
    private static ExecOptions closedInput(ExecOptions options) {
        boolean open = options.spawn().input().isEmpty() && Checks.inputIsPipe(options.spawn());
        return open ? options.input("") : options;
    }

    private static Optional<ForkshopException> error(Ended ended) {
        if (ended.status().orElse(null) instanceof ExitStatus.FailedToStart(var cause)) {
            return Optional.of(cause instanceof SpawnException e ? e.bySpawnSync() : cause);
        }
        return switch (ended.cause()) {
            case ITSELF -> Optional.empty();
            case TIMEOUT -> Optional.of(failure(Errno.ETIMEDOUT, ended));
            case STDOUT_FULL, STDERR_FULL -> Optional.of(failure(Errno.ENOBUFS, ended));
            case CANCELLED -> Optional.of(ExecException.of(ended));
        };
    }

    private static SpawnException failure(int errno, Ended ended) {
        String why =
                switch (ended.cause()) {
                    case TIMEOUT -> "it ran longer than its timeout";
                    case STDOUT_FULL -> "stdout maxBuffer length exceeded";
                    default -> "stderr maxBuffer length exceeded";
                };
        return new SpawnException(errno, ended.command(), ended.args(), why).bySpawnSync();
    }
}
