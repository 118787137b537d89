package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.source.CacheFolder;
import io.forkshop.runtime.tree.Marks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most processes of one job that may live, where whoever started the job has said so in the
 * environment: {@code FORKSHOP_CAP=64 NAME}. Every process with that entry counts, and whoever
 * starts one hands the entry on. So a worker that forks itself meets an error, and not the end of
 * the machine. It binds whoever starts processes by this library; a shell is bound by the kernel's
 * limits only (ulimit, a cgroup).
 */
final class Cap {
    static final String NAME = "FORKSHOP_CAP";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5}) .+");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long BETWEEN_TRIES = 1_000_000; // ns
    private static final ReentrantLock IN_THIS_VM = new ReentrantLock();

    private Cap() {}

    /** Held while one process is started, so that no two of them are both the last. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** One try at a lock that another process may have: null then. */
    interface Attempt {
        FileLock tryLock() throws IOException;
    }

    /**
     * Waits for this job's turn, if there is a cap.
     *
     * @throws ForkshopException ERR_TOO_MANY_CHILDREN when so many live already
     */
    static Turn take() {
        String entry = System.getenv(NAME);
        Matcher cap = FORM.matcher(entry == null ? "" : entry);
        if (!cap.matches()) {
            return () -> {};
        }
        IN_THIS_VM.lock(); // A file lock is the whole VM's.
        FileChannel file = lock();
        Turn turn =
                () -> {
                    close(file);
                    IN_THIS_VM.unlock();
                };
        int most = Integer.parseInt(cap.group(1));
        try {
            if (Marks.carriers(NAME + "=" + entry) >= most) {
                throw tooMany(most);
            }
        } catch (RuntimeException | Error e) {
            turn.close();
            throw e;
        }
        return turn;
    }

    /** One file for all jobs of this user. Null when there is no turn to be had. */
    private static FileChannel lock() {
        try {
            FileChannel file =
                    FileChannel.open(
                            CacheFolder.path().resolve("starting.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return locked(file, file::tryLock);
        } catch (IOException | UncheckedIOException e) {
            return null; // A folder that cannot be written to: counted is better than not.
        }
    }

    /** {@code file} with its lock; where the file system has none, closed, and null. */
    static FileChannel locked(FileChannel file, Attempt attempt) {
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            FileLock held = attempt.tryLock();
            // Who has it may be stopped (SIGSTOP). Rather one too many than all waiting for that.
            while (held == null && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_TRIES);
                held = attempt.tryLock();
            }
            return file;
        } catch (IOException e) {
            close(file);
            return null;
        }
    }

    /** With the file goes its lock. */
    private static void close(FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Its descriptor is gone in any case.
        }
    }

    private static ForkshopException tooMany(int most) {
        return new ForkshopException(
                "ERR_TOO_MANY_CHILDREN",
                most
                        + " processes of this session are alive, and no more than "
                        + most
                        + " may be; nothing was started. A program that starts itself doubles their"
                        + " number with every generation, until the machine has no room for another"
                        + " (a fork bomb). Let the child know by an argument that it is one, so"
                        + " that it starts none. 'tree' shows who started whom; 'cleanup' ends"
                        + " them.");
    }
}
