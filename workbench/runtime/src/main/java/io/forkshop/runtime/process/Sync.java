package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;

import java.util.List;
import java.util.Optional;

/** The forms that wait (node-spec 6), made of the one that does not. */
final class Sync {
    private Sync() {}

    static SyncResult spawn(String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        try {
            Ended ended = run(command, args, options);
            return new SyncResult(ended, error(command, args, ended));
        } catch (SpawnException thrown) { // E2BIG and its like: a result, too (6.2).
            return new SyncResult(null, Optional.of(thrown.bySpawnSync()));
        }
    }

    /** Throws {@link ExecException} unless it exits with code 0. */
    static String output(String file, List<String> args, ExecOptions options)
            throws InterruptedException {
        Ended ended = run(file, args, options);
        if (options.spawn().stdio().isEmpty()) {
            // As Node: what nobody has asked for is shown (6.9).
            System.err.writeBytes(ended.err().bytes());
            System.err.flush();
        }
        Optional<ForkshopException> error = error(file, args, ended);
        if (error.isPresent() || !ended.success()) {
            throw ExecException.sync(ended, error);
        }
        return ended.out().text();
    }

    private static Ended run(String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        if (options.spawn().stdio().contains(Stdio.ipc())) {
            throw new ForkshopException(
                    "ERR_IPC_SYNC_FORK",
                    "a child that is waited for cannot have a channel: use spawn or fork");
        }
        Execution execution = Execution.start(command, args, closedInput(options));
        try {
            return execution.await();
        } catch (InterruptedException e) {
            execution.stop(); // Nobody else knows of it.
            execution.awaitStopped();
            throw e;
        }
    }

    /** Without input the child's is at its end (6.5): nobody could write to it. */
    private static ExecOptions closedInput(ExecOptions options) {
        boolean open = options.spawn().input().isEmpty() && Checks.inputIsPipe(options.spawn());
        return open ? options.input("") : options;
    }

    private static Optional<ForkshopException> error(
            String command, List<String> args, Ended ended) {
        if (ended.status().orElse(null) instanceof ExitStatus.FailedToStart(var cause)) {
            return Optional.of(cause instanceof SpawnException e ? e.bySpawnSync() : cause);
        }
        return switch (ended.cause()) {
            case ITSELF -> Optional.empty();
            case TIMEOUT -> Optional.of(failure(Errno.ETIMEDOUT, command, args, ended));
            case STDOUT_FULL, STDERR_FULL ->
                    Optional.of(failure(Errno.ENOBUFS, command, args, ended));
            case CANCELLED -> Optional.of(ExecException.of(ended));
        };
    }

    private static SpawnException failure(
            int errno, String command, List<String> args, Ended ended) {
        String why =
                switch (ended.cause()) {
                    case TIMEOUT -> "it ran longer than its timeout";
                    case STDOUT_FULL -> "stdout maxBuffer length exceeded";
                    default -> "stderr maxBuffer length exceeded";
                };
        return new SpawnException(errno, command, args, why).bySpawnSync();
    }
}
