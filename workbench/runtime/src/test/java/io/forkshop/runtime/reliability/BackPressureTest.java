package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.FloodsAStoppedChild;
import io.forkshop.runtime.children.ListensLate;
import io.forkshop.runtime.children.NeverListens;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * REL-8: a child that does not read costs its parent a bounded amount of memory, and the parent is
 * told.
 */
@ExtendWith(NothingLeftBehind.class)
class BackPressureTest {
    /** The primary's heap is 160 MiB: what waits, what is being made and the VM itself must fit. */
    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 65_500, 1 << 20})
    void aFloodToAStoppedChildIsRefusedAt64MiBAndFitsASmallHeap(int size) throws Exception {
        ChildProcess primary =
                ChildProcesses.fork(
                        FloodsAStoppedChild.class.getName(),
                        List.of(Integer.toString(size)),
                        Workers.options().execArgv(List.of("-Xmx160m")));
        Story story = Story.of(primary);

        Map<?, ?> told = (Map<?, ?>) story.nextMessage();

        assertEquals("ERR_IPC_QUEUE_FULL", told.get("code"));
        long firstFalse = ((Number) told.get("bytes at the first false")).longValue();
        // 128 KiB wait here, and what the socket holds, a few hundred KiB, is the kernel's.
        assertTrue(firstFalse >= 128 * 1024, told.toString());
        assertTrue(firstFalse <= 1024 * 1024 + size, told.toString());
        assertTrue(
                ((Number) told.get("bytes")).longValue() <= (64 << 20) + (1 << 20) + size,
                told.toString());
        assertEquals("killed by SIGKILL", told.get("the child then"));
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** With a heap that could not hold it all: until it listens, the worker takes a part only. */
    @Test
    void aWorkerThatListensLateIsNotFilledBeforehandAndMissesNothing() throws Exception {
        ForkOptions small = Workers.options().execArgv(List.of("-Xmx48m"));
        String name = ListensLate.class.getName();
        try (ChildProcess worker = ChildProcesses.fork(name, List.of(), small)) {
            BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
            worker.onMessage(heard::add);
            String filler = "x".repeat(1 << 20);
            for (int i = 0; i < 60; i++) {
                worker.send(List.of(i, filler));
            }
            worker.stdin().write('\n'); // Now it listens.
            for (int i = 0; i < 60; i++) {
                Map<?, ?> late = (Map<?, ?>) Waits.forNext("message " + i, heard);
                assertEquals(i, ((List<?>) late.get("late")).getFirst());
            }
        }
    }

    @Test
    void aChildThatReadsAgainGetsEverythingInOrder() throws Exception {
        ChildProcess child = Workers.line("kill -STOP $$; exec cat <&3 >&3");
        try (child) {
            Waits.until("the child has stopped", () -> state(child) == 'T');
            BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
            child.onMessage(heard::add);
            String filler = "x".repeat(10_000);
            boolean wentFalse = false;
            for (int i = 0; i < 300; i++) {
                wentFalse |= !child.send(List.of(i, filler));
            }
            assertTrue(wentFalse, "3 MB went out without a word");
            child.kill(Signal.SIGCONT);
            for (int i = 0; i < 300; i++) {
                assertEquals(i, ((List<?>) Waits.forNext("echo " + i, heard)).getFirst());
            }
            Waits.until("room again", () -> child.send("."));
        }
    }

    /** Its reader waits for a listener, and must notice that there will be none. */
    @Test
    void aWorkerThatIsFullMayDisconnect() throws Exception {
        ChildProcess worker = Workers.jvm(NeverListens.class);
        Story story = Story.of(worker);
        assertEquals("ready", story.nextMessage());
        String mebibyte = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            worker.send(mebibyte, error -> {});
        }
        assertFalse(worker.send("."), "it has taken more than it should");
        worker.stdin().write('\n');

        assertEquals("disconnected\n", new String(worker.stdout().readAllBytes()));
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** disconnect comes after what was sent before it. */
    @Test
    void disconnectWaitsForWhatWasSent() throws Exception {
        ChildProcess child = Workers.line("kill -STOP $$; exec wc -c <&3");
        Waits.until("the child has stopped", () -> state(child) == 'T');
        CompletableFuture<ForkshopException> last = new CompletableFuture<>();
        child.send("x".repeat(999_997));
        child.send("y".repeat(999_997), error -> last.complete(error));
        child.disconnect();
        assertFalse(child.connected());
        assertFalse(last.isDone(), "a stopped child took two million bytes");
        child.kill(Signal.SIGCONT);

        assertEquals("2000000\n", new String(child.stdout().readAllBytes()));
        assertEquals(null, Waits.forFuture("the last callback", last));
        Story.of(child).whole();
    }

    private static char state(ChildProcess child) {
        return io.forkshop.runtime.testing.Proc.of(child.pid().orElseThrow()).orElseThrow().state();
    }
}
