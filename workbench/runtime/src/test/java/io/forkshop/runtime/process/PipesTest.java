package io.forkshop.runtime.process;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/** Our ends of a child's pipes, when somebody closes, interrupts or does not read. */
@ExtendWith(NothingLeftBehind.class)
class PipesTest {
    @Test
    void closeEndsAReadThatWaits() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            var read = waiting(() -> child.stdout().read());

            child.stdout().close();

            assertEquals(-1, Waits.forFuture("the read", read.result()));
        }
    }

    @Test
    void anInterruptEndsAReadThatWaitsAndTheNextReadWorks() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            var read =
                    waiting(() -> assertThrows(InterruptedIOException.class, child.stdout()::read));
            read.thread().interrupt();
            Waits.forFuture("the interrupt", read.result());

            child.stdin().write('x');
            assertEquals('x', child.stdout().read());
        }
    }

    /** A reader that was given up must not be the one that is told. */
    @Test
    void aReadAfterAnInterruptedOneIsWokenToo() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            for (int i = 0; i < 20; i++) {
                var first =
                        waiting(
                                () ->
                                        assertThrows(
                                                InterruptedIOException.class,
                                                child.stdout()::read));
                first.thread().interrupt();
                Waits.forFuture("the interrupt", first.result());
                var second = waiting(() -> child.stdout().read());
                child.stdin().write('x');
                assertEquals((int) 'x', Waits.forFuture("the second read", second.result()));
            }
        }
    }

    @Test
    void aWriteToAChildThatDoesNotReadWaitsAndEndsWithTheChild() throws Exception {
        ChildProcess child = spawn("sh", "-c", "kill -STOP $$");
        var write =
                waiting(
                        () ->
                                assertThrows(
                                        IOException.class,
                                        () -> child.stdin().write(new byte[1 << 20])));
        child.kill(Signal.SIGKILL);

        assertInstanceOf(IOException.class, Waits.forFuture("the write", write.result()));
        Story.of(child).whole();
    }

    @Test
    void closeEndsAWriteThatWaits() throws Exception {
        try (ChildProcess child = spawn("sh", "-c", "kill -STOP $$")) {
            var write =
                    waiting(
                            () ->
                                    assertThrows(
                                            IOException.class,
                                            () -> child.stdin().write(new byte[1 << 20])));

            child.stdin().close();

            Waits.forFuture("the write", write.result());
        }
    }

    /** And not by SIGPIPE, which would end this VM. */
    @Test
    void writingToAChildThatClosedItsInputFails() throws Exception {
        try (ChildProcess child = spawn("sh", "-c", "exec <&-; echo closed; kill -STOP $$")) {
            child.stdout().readNBytes("closed\n".length());

            assertThrows(IOException.class, () -> child.stdin().write('x'));
        }
    }

    @Test
    void whatIsWrittenComesBackWhateverItsSize() throws Exception {
        byte[] all = new byte[3_000_000];
        new java.util.Random(1).nextBytes(all);
        ChildProcess child = spawn("cat");
        Thread writer =
                Thread.startVirtualThread(
                        () -> {
                            try (var in = child.stdin()) {
                                in.write(all);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        byte[] back = child.stdout().readAllBytes();
        writer.join();

        assertTrue(java.util.Arrays.equals(all, back), "other bytes came back: " + back.length);
        Story.of(child).whole();
    }

    /**
     * A read that blocked in the kernel would hold one of the few carriers of the virtual threads.
     */
    @Test
    void fiftyVirtualThreadsMayReadFromFiftySilentChildren() throws Exception {
        List<ChildProcess> children = new ArrayList<>();
        List<CompletableFuture<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ChildProcess child = spawn("cat");
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread.startVirtualThread(
                    () -> {
                        try {
                            read.complete(child.stdout().read());
                        } catch (IOException e) {
                            read.completeExceptionally(e);
                        }
                    });
            children.add(child);
            reads.add(read);
        }
        CompletableFuture<String> other = new CompletableFuture<>();
        Thread.startVirtualThread(() -> other.complete("runs"));
        assertEquals("runs", Waits.forFuture("another virtual thread", other));
        for (int i = 49; i >= 0; i--) {
            children.get(i).stdin().write(i);
            assertEquals(i, Waits.forFuture("the read of child " + i, reads.get(i)));
        }
        children.forEach(ChildProcess::close);
    }

    /**
     * Its output may be larger than a pipe if somebody reads on; here nobody does, and the child
     * waits.
     */
    @Test
    void aChildWhoseOutputNobodyReadsCanBeClosed() {
        ChildProcess child = spawn("sh", "-c", "yes");

        child.close();

        assertEquals("killed by SIGKILL", child.status().orElseThrow().toString());
    }

    @Test
    void aStreamThatIsClosedEarlyIsAnEndToo() throws Exception {
        ChildProcess child = spawn("sh", "-c", "yes; exit 3");
        child.stdout().read();
        child.stdout().close();
        child.stderr().close();

        assertTrue(child.awaitClose(Waits.LONGEST).isPresent(), "no close");
    }

    private record Waiting<T>(Thread thread, CompletableFuture<T> result) {}

    /** Runs {@code task} on a thread and returns when that thread waits. */
    private static <T> Waiting<T> waiting(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    future.run();
                                    try {
                                        result.complete(future.get());
                                    } catch (Exception e) {
                                        result.completeExceptionally(e);
                                    }
                                });
        Waits.until(
                "the thread waits",
                () -> thread.getState() == Thread.State.WAITING || result.isDone());
        return new Waiting<>(thread, result);
    }
}
