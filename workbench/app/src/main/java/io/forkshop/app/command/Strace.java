package io.forkshop.app.command;

import io.forkshop.app.inspect.CallWords;
import io.forkshop.app.inspect.StraceLines;
import io.forkshop.app.inspect.SystemCall;
import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The machine's strace, attached to a process. Closing it ends strace with SIGTERM, upon which it
 * lets go of the process; killed, the kernel would let go in its place.
 */
final class Strace implements AutoCloseable {
    private static final Duration TO_ATTACH = Duration.ofSeconds(10);
    private static final Duration TO_LET_GO = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 10_000;

    private final ChildProcess strace;
    private final BlockingQueue<SystemCall> calls = new LinkedBlockingQueue<>(MOST_WAITING);
    private final StraceLines lines = new StraceLines();
    private final List<String> complaints = new ArrayList<>();
    private final CountDownLatch attached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    private Strace(ChildProcess strace) {
        this.strace = strace;
    }

    /** Attached when this returns; throws a sentence when it cannot be. */
    static Strace attach(long pid, World world) throws InterruptedException {
        ChildProcess child = world.helper("strace", arguments(pid));
        if (child.status().orElse(null)
                instanceof ExitStatus.FailedToStart(ForkshopException cause)) {
            throw cause.code().equals("ENOENT") ? notInstalled() : cause;
        }
        Strace strace = new Strace(child);
        strace.read("forkshop-trace", child.stdout(), strace::line, strace.over);
        // Its last complaint must have been read before anybody asks whether it is attached.
        strace.read("forkshop-trace-err", child.stderr(), strace::complaint, strace.attached);
        if (!strace.attached.await(TO_ATTACH.toMillis(), TimeUnit.MILLISECONDS)
                || strace.refused().isPresent()) {
            strace.close();
            throw forbidden(pid, strace.refused().orElse("it did not attach in 10 s"));
        }
        return strace;
    }

    private static List<String> arguments(long pid) {
        return List.of(
                "-f",
                "-yy",
                "-s",
                "80",
                "-e",
                CallWords.TRACED,
                "-o",
                "/dev/stdout",
                "-p",
                Long.toString(pid));
    }

    private void read(
            String name, InputStream stream, Consumer<String> each, CountDownLatch atEnd) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            try (BufferedReader lines =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                lines.lines().forEach(each);
                            } catch (IOException | RuntimeException e) {
                                // Its end closes the stream.
                            } finally {
                                atEnd.countDown();
                            }
                        });
    }

    // One that nobody fetches in time is lost rather than strace held up, and the process with it.
    private void line(String text) {
        lines.add(text).ifPresent(calls::offer);
    }

    private void complaint(String text) {
        synchronized (complaints) {
            complaints.add(text);
        }
        if (text.contains(" attached") || text.contains("ptrace(")) {
            attached.countDown();
        }
    }

    private Optional<String> refused() {
        synchronized (complaints) {
            return complaints.stream().filter(line -> !line.contains(" attached")).findFirst();
        }
    }

    /** The next call within that time, if there is one. */
    Optional<SystemCall> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(calls.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether there is nothing left to trace, and all was fetched. */
    boolean over() {
        return over.getCount() == 0 && calls.isEmpty();
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        strace.kill(Signal.SIGTERM);
        try {
            if (strace.await(TO_LET_GO).isEmpty()) {
                strace.kill(Signal.SIGKILL);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            strace.kill(Signal.SIGKILL);
        }
        strace.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ForkshopException notInstalled() {
        return new ForkshopException(
                "ENOENT",
                "strace is not installed here, and nothing else shows system calls. To get it:"
                        + " apt install strace, dnf install strace, or apk add strace. It is for"
                        + " Linux only; macOS has dtruss.");
    }

    private static ForkshopException forbidden(long pid, String complaint) {
        return new ForkshopException(
                "EPERM",
                "strace could not attach to pid "
                        + pid
                        + ": "
                        + complaint.replaceFirst("^strace: ", "")
                        + ". One process can have one tracer only, and a machine may forbid"
                        + " tracing: 'sysctl kernel.yama.ptrace_scope' says 0 where it is allowed,"
                        + " a container needs the capability SYS_PTRACE.");
    }
}
