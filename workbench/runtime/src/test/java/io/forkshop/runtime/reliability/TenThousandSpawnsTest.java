package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Threads;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * REL-11: many starts, of programs that run and of programs that do not, leave no descriptor, no
 * zombie and no thread; that is what {@link NothingLeftBehind} looks at.
 */
@ExtendWith(NothingLeftBehind.class)
class TenThousandSpawnsTest {
    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();
    private static final Stdio PIPE = Stdio.pipe();

    @TempDir Path folder;

    @Test
    void everyChildHasItsOwnDescriptorsOnly() throws Exception {
        lookAround(Loop.of(400));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void tenThousandTimes() throws Exception {
        Loop loop = Loop.soak(10_000);
        lookAround(loop);
        loop.report("REL-11", "each child saw 0 to 2, and 3 where there was a channel");
    }

    /** Every other child has a channel; beside us the JDK starts children its own way. */
    private static void lookAround(Loop loop) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> startNatively(over));
        SpawnOptions withChannel = DEFAULTS.stdio(PIPE, PIPE, PIPE, Stdio.ipc());
        try {
            Threads.run(
                    8,
                    loop,
                    number -> {
                        boolean channel = number % 2 == 0;
                        ChildProcess child =
                                spawn(
                                        "ls",
                                        List.of("/proc/self/fd"),
                                        channel ? withChannel : DEFAULTS);
                        // The last one is its own, of the folder that it reads.
                        String seen = new String(child.stdout().readAllBytes());
                        assertEquals(channel ? "0\n1\n2\n3\n4\n" : "0\n1\n2\n3\n", seen);
                        assertEquals("exited with code 0", end(child).toString());
                        child.close();
                    });
        } finally {
            over.set(true);
            Waits.forFuture("the end of the JDK's last child", beside);
        }
    }

    private static void startNatively(AtomicBoolean over) {
        while (!over.get()) {
            try {
                assertEquals(0, new ProcessBuilder("true").start().waitFor());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Six kinds: the first five are told by the child (node-spec 1.18), the last is thrown. */
    @Test
    void aThousandStartsThatFailLeaveNothing() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "exit 0\n");
        Path lost = Files.writeString(folder.resolve("lost"), "#!/no/such/interpreter\n");
        Files.setPosixFilePermissions(lost, PosixFilePermissions.fromString("rwx------"));
        List<String> tooLong = List.of("x".repeat(3_000_000));
        List<Callable<String>> kinds =
                List.of(
                        () -> failure(spawn("no-such-program")),
                        () -> failure(spawn(plain.toString())),
                        () -> failure(spawn(folder.toString())),
                        () -> failure(spawn("true", List.of(), DEFAULTS.cwd(Path.of("/nowhere")))),
                        () -> failure(spawn(lost.toString())),
                        () ->
                                assertThrows(
                                                ForkshopException.class,
                                                () -> spawn("true", tooLong, DEFAULTS))
                                        .code());
        List<String> codes = List.of("ENOENT", "EACCES", "EACCES", "ENOENT", "ENOENT", "E2BIG");
        Threads.run(
                4,
                Loop.of(1000),
                number -> assertEquals(codes.get(number % 6), kinds.get(number % 6).call()));
    }

    private static String failure(ChildProcess child) throws InterruptedException {
        return ((ExitStatus.FailedToStart) end(child)).cause().code();
    }

    private static ExitStatus end(ChildProcess child) throws InterruptedException {
        return child.await(Waits.LONGEST)
                .orElseThrow(() -> new AssertionError("no end of " + child.spawnargs()));
    }
}
