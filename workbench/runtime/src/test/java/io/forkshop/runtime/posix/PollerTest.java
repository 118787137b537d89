package io.forkshop.runtime.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Uncaught;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.Arena;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

@ExtendWith(NothingLeftBehind.class)
class PollerTest {
    private final Poller poller = Poller.shared();

    @Test
    void aRequestIsAnsweredOnce() {
        int[] pipe = Libc.pipe();
        CountDownLatch answers = new CountDownLatch(2);
        poller.whenReady(pipe[0], Poller.READABLE, answers::countDown);
        write(pipe[1]);
        Waits.until("the answer", () -> answers.getCount() == 1);

        write(pipe[1]);
        roundTrip();
        assertEquals(1, answers.getCount(), "answered twice");
        close(pipe);
    }

    @Test
    void aHangupIsReportedWithoutBeingAskedFor() {
        int[] pipe = Libc.pipe();
        CountDownLatch hangup = new CountDownLatch(1);
        poller.whenReady(pipe[0], Poller.HANGUP_ONLY, hangup::countDown);
        write(pipe[1]);
        roundTrip();
        assertEquals(1, hangup.getCount(), "bytes are no hangup");

        Libc.close(pipe[1]);
        Waits.until("the hangup", () -> hangup.getCount() == 0);
        poller.forget(pipe[0]);
        Libc.close(pipe[0]);
    }

    /**
     * The kernel reports two descriptors in one batch; while the first is served, the second is
     * closed and its number given to another pipe. That one must not be told that it is ready.
     */
    @Test
    void aReportForAClosedDescriptorIsNotTakenForItsSuccessor() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        int[] first =
                ready(
                        () -> {
                            busy.countDown();
                            await(goOn);
                        });
        busy.await();
        CountDownLatch swapping = new CountDownLatch(1);
        CountDownLatch swapped = new CountDownLatch(1);
        int[] second =
                ready(
                        () -> {
                            swapping.countDown();
                            await(swapped);
                        });
        int[] third = ready(() -> {});
        goOn.countDown(); // The next batch holds second and third.
        swapping.await();

        poller.forget(third[0]);
        Libc.close(third[0]);
        int[] successor = Libc.pipe();
        assertEquals(third[0], successor[0], "the kernel gives the lowest free number");
        AtomicBoolean told = new AtomicBoolean();
        poller.whenReady(successor[0], Poller.READABLE, () -> told.set(true));
        swapped.countDown();
        roundTrip();
        assertFalse(told.get(), "told of a report that was for its predecessor");

        write(successor[1]);
        Waits.until("the successor's own report", told::get);
        Libc.close(third[1]);
        for (int[] pipe : new int[][] {first, second, successor}) {
            close(pipe);
        }
    }

    @Test
    void aTaskThatThrowsDoesNotEndThePoller() {
        int[] pipe =
                ready(
                        () -> {
                            throw new IllegalStateException("on purpose");
                        });
        roundTrip();
        Uncaught.take(1, "on purpose");
        close(pipe);
    }

    private int[] ready(Runnable task) {
        int[] pipe = Libc.pipe();
        write(pipe[1]);
        poller.whenReady(pipe[0], Poller.READABLE, task);
        return pipe;
    }

    /** When this returns, the poller has dealt with everything that was ready before. */
    private void roundTrip() {
        for (int i = 0; i < 2; i++) {
            CountDownLatch answered = new CountDownLatch(1);
            int[] pipe = ready(answered::countDown);
            Waits.until("the poller's next round", () -> answered.getCount() == 0);
            close(pipe);
        }
    }

    private void close(int[] pipe) {
        poller.forget(pipe[0]);
        Libc.close(pipe[0]);
        Libc.close(pipe[1]);
    }

    private static void write(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            Libc.write(fd, arena.allocate(1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
