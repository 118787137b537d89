package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Against a socket that nobody reads, until the test does. */
@ExtendWith(NothingLeftBehind.class)
class SendQueueTest {
    private final int[] pair = Libc.socketPair();
    private final SendQueue queue = new SendQueue(pair[0]);
    private boolean peerClosed;

    @AfterEach
    void close() {
        queue.abandon();
        queue.close();
        closePeer();
    }

    @Test
    void sendSaysFalseFrom128KiBInWait() {
        byte[] frame = new byte[1024];
        int waiting = 0;
        while (queue.add(frame, frame.length, null)) {
            waiting++;
            assertTrue(waiting < 100_000, "the socket takes everything");
        }
        // What the kernel holds does not count (node-spec 7.7); what waits here is less than one
        // frame below the mark.
        assertTrue(waiting >= 128, "said false too early, after " + waiting);
        assertFalse(queue.add(frame, 1, null), "true again, although nobody read");
    }

    @Test
    void itIsTrueAgainOnceTheOtherSideHasRead() {
        int frames = 1;
        while (queue.add(new byte[1024], 1024, null)) {
            frames++;
        }
        drainPeer(frames * 1024);
        Waits.until("room", () -> queue.add(new byte[1], 1, null));
    }

    @Test
    void at64MiBItRefusesAndWithACallbackTellsIt() throws Exception {
        byte[] frame = new byte[1 << 20];
        for (int i = 0; i < 64; i++) {
            assertFalse(queue.add(frame, frame.length, null));
        }
        // The kernel took some of the first: one more fits.
        queue.add(frame, frame.length, null);
        var thrown =
                assertThrows(ForkshopException.class, () -> queue.add(frame, frame.length, null));
        assertEquals("ERR_IPC_QUEUE_FULL", thrown.code());

        CompletableFuture<ForkshopException> heard = new CompletableFuture<>();
        assertFalse(queue.add(frame, frame.length, heard::complete));
        assertEquals("ERR_IPC_QUEUE_FULL", Waits.forFuture("the callback", heard).code());
    }

    /** Small frames cost more than their bytes: they must count as what they cost. */
    @Test
    void smallFramesFillTheQueueBeforeTheyFillTheHeap() {
        byte[] frame = new byte[256];
        int sent = 0;
        try {
            while (true) {
                queue.add(frame, 12, null);
                sent++;
            }
        } catch (ForkshopException full) {
            assertEquals("ERR_IPC_QUEUE_FULL", full.code());
        }
        assertTrue(sent < 1_000_000, sent + " frames of 12 bytes wait");
    }

    @Test
    void callbacksComeInOrderWhenTheBytesAreGone() throws Exception {
        BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
        int frames = 40;
        for (int i = 0; i < frames; i++) {
            int number = i;
            queue.add(
                    new byte[64 * 1024],
                    64 * 1024,
                    error -> {
                        assertEquals(null, error);
                        done.add(number);
                    });
        }
        assertTrue(done.size() < frames, "nobody has read, and all is said to be gone");
        drainPeer(frames * 64 * 1024);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            order.add(Waits.forNext("callback " + i, done));
        }
        assertEquals(order.stream().sorted().toList(), order);
    }

    /** Whatever was cut where: what the other side reads is what was sent. */
    @Test
    void theBytesArriveInOrderWhateverTheKernelTakesAtOnce() {
        int total = 0;
        for (int size = 1; total < 2_000_000; size = size * 3 % 70_001 + 1) {
            byte[] frame = new byte[size + 10];
            for (int i = 0; i < size; i++) {
                frame[i] = (byte) (total + i);
            }
            queue.add(frame, size, null);
            total += size;
        }
        byte[] read = drainPeer(total);
        for (int i = 0; i < total; i++) {
            assertEquals((byte) i, read[i], "byte " + i);
        }
    }

    @Test
    void whenThePeerIsGoneWhatWaitsIsGivenUpAndTold() throws Exception {
        CompletableFuture<ForkshopException> heard = new CompletableFuture<>();
        queue.add(new byte[1 << 20], 1 << 20, null);
        queue.add(new byte[1], 1, heard::complete);
        closePeer();

        assertEquals("ERR_IPC_CHANNEL_CLOSED", Waits.forFuture("the callback", heard).code());
        Waits.until(
                "refusal",
                () -> {
                    CompletableFuture<ForkshopException> next = new CompletableFuture<>();
                    queue.add(new byte[1], 1, next::complete);
                    return next.isDone() && next.join() != null;
                });
    }

    @Test
    void whenEmptyWaitsForWhatIsInTheQueue() {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        queue.add(new byte[1 << 20], 1 << 20, null);
        queue.whenEmpty(() -> empty.complete(null));
        assertFalse(empty.isDone());

        drainPeer(1 << 20);
        Waits.until("empty", empty::isDone);
    }

    @Test
    void closeDoesNotWaitForAReaderThatNeverReads() throws Exception {
        queue.add(new byte[1 << 20], 1 << 20, null);
        queue.abandon();

        Waits.bounded("close", queue::close);
    }

    private byte[] drainPeer(int count) {
        byte[] all = new byte[count];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(64 * 1024);
            int at = 0;
            while (at < count) {
                int got = Libc.receive(pair[1], buffer.asSlice(0, Math.min(64 * 1024, count - at)));
                assertTrue(got > 0, "the queue's end was closed after " + at + " bytes");
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, all, at, got);
                at += got;
            }
        }
        return all;
    }

    private void closePeer() {
        if (!peerClosed) {
            peerClosed = true;
            Libc.close(pair[1]);
        }
    }
}
