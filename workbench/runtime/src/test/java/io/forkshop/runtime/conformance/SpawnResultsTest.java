package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A: results of a spawn, and their order. */
@ExtendWith(NothingLeftBehind.class)
class SpawnResultsTest {
    @TempDir Path folder;

    @Test
    void p01_spawnExitCloseInThatOrder() {
        ChildProcess child = spawn("sh", "-c", "exit 7");

        assertEquals(
                List.of("spawn", "exit exited with code 7", "close exited with code 7"),
                Story.of(child).whole());
        assertEquals(Optional.of(new ExitStatus.Exited(7)), child.status());
    }

    @Test
    void p02_aChildThatKillsItselfIsSignalledAndHasNoExitCode() {
        ChildProcess child = spawn("sh", "-c", "kill -KILL $$");

        assertEquals(
                List.of("spawn", "exit killed by SIGKILL", "close killed by SIGKILL"),
                Story.of(child).whole());
        assertEquals(Optional.of(new ExitStatus.Signalled(Signal.SIGKILL)), child.status());
    }

    @Test
    void p03_everyByteOfAHalfMillionIsThereBeforeClose() throws Exception {
        ChildProcess child = spawn("sh", "-c", "head -c 500000 /dev/zero");
        CompletableFuture<Integer> read = new CompletableFuture<>();
        CompletableFuture<Integer> readWhenClosed = new CompletableFuture<>();
        child.onClose(how -> readWhenClosed.complete(read.getNow(-1)));

        byte[] all = child.stdout().readNBytes(500_000);
        read.complete(all.length);
        assertEquals(-1, child.stdout().read(), "more bytes than were written");

        assertEquals(500_000, Waits.forFuture("close", readWhenClosed));
    }

    /** Not part of P03: nobody has to read for a child to be over (node-spec 2.9). */
    @Test
    void p03_outputThatNobodyReadsDoesNotHoldUpCloseAndIsKept() throws Exception {
        ChildProcess child = spawn("sh", "-c", "echo kept");
        Story.of(child).whole();

        assertEquals("kept\n", new String(child.stdout().readAllBytes()));
    }

    /** Who keeps the pipe ends when we say so: the order is not a matter of time. */
    @Test
    void p04_closeWaitsForWhoeverStillHoldsTheOutput() throws Exception {
        Path hold = folder.resolve("hold");
        spawn("mkfifo", hold.toString()).awaitClose();
        ChildProcess child = spawn("sh", "-c", "cat " + hold + " & echo hi");
        Story story = Story.of(child);
        assertEquals(new ExitStatus.Exited(0), story.exit());
        Waits.until("the exit event", () -> story.soFar().size() == 2);
        assertEquals(List.of("spawn", "exit exited with code 0"), story.soFar());

        Files.writeString(hold, ""); // opened and closed: the end of cat's input

        assertEquals("close exited with code 0", story.whole().getLast());
        assertEquals("hi\n", new String(child.stdout().readAllBytes()));
    }
}
