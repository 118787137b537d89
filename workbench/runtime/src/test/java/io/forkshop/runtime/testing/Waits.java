package io.forkshop.runtime.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting for something to happen: each wait ends, and one that was in vain says what was awaited.
 */
public final class Waits {
    /** Far above what anything here takes on an idle machine: a machine may be shared. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private Waits() {}

    /**
     * Until {@code happened} holds. For what can only be looked at; an event is better awaited by
     * itself.
     */
    public static void until(String what, BooleanSupplier happened) {
        if (!holdsWithin(LONGEST, happened)) {
            throw inVain(what);
        }
    }

    /** As above; tells what {@code evidence} there was to the contrary. */
    public static void until(String what, BooleanSupplier happened, Supplier<?> evidence) {
        if (!holdsWithin(LONGEST, happened)) {
            throw new AssertionError(inVain(what).getMessage() + "; instead: " + evidence.get());
        }
    }

    public static boolean holdsWithin(Duration longest, BooleanSupplier happened) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return true;
    }

    public static <T> T forFuture(String what, CompletableFuture<T> future) throws Exception {
        try {
            return future.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw inVain(what);
        }
    }

    public static <T> T forNext(String what, BlockingQueue<T> queue) throws InterruptedException {
        return forNext(() -> what, queue);
    }

    /** As above; {@code what} is asked when the wait was in vain. */
    public static <T> T forNext(Supplier<String> what, BlockingQueue<T> queue)
            throws InterruptedException {
        T next = queue.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw inVain(what.get());
        }
        return next;
    }

    /**
     * Runs {@code body} on a thread of its own, so that a body that hangs fails its test and not
     * the build.
     */
    public static void bounded(String what, ThrowingRunnable body) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("test-" + what)
                .start(
                        () -> {
                            try {
                                body.run();
                                done.complete(null);
                            } catch (Throwable e) {
                                done.completeExceptionally(e);
                            }
                        });
        forFuture(what, done);
    }

    @FunctionalInterface
    public interface ThrowingRunnable {
        void run() throws Exception;
    }

    private static AssertionError inVain(String what) {
        return new AssertionError(
                "waited " + LONGEST.toSeconds() + " s in vain for: " + what + "; " + evidence());
    }

    /**
     * Our processes and where all threads are, the virtual ones too: a wait in vain is seldom seen
     * twice.
     */
    private static String evidence() {
        Path dump =
                Path.of("target", "waited-in-vain-" + System.nanoTime() + ".txt").toAbsolutePath();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String self = Long.toString(ProcessHandle.current().pid());
        List<Proc> processes = Proc.descendants();
        try {
            new ProcessBuilder(jcmd, self, "Thread.dump_to_file", dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            return "processes: " + processes;
        }
        return "processes: " + processes + ", threads: " + dump;
    }
}
