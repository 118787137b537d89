package io.forkshop.runtime.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Uncaught;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(NothingLeftBehind.class)
class CallbacksTest {
    private final Callbacks callbacks = new Callbacks();

    @Test
    void nowRunsBeforeItReturnsOnTheCallersThread() {
        Thread[] ran = new Thread[1];
        callbacks.now(() -> ran[0] = Thread.currentThread());

        assertEquals(Thread.currentThread(), ran[0]);
    }

    @Test
    void laterNeverRunsOnTheCallersThread() {
        List<Thread> ran = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        callbacks.later(() -> ran.add(Thread.currentThread()));
        callbacks.later(done::countDown);
        Waits.until("the second callback", () -> done.getCount() == 0);

        assertFalse(ran.contains(Thread.currentThread()));
    }

    @Test
    void whatACallbackCausesComesAfterIt() {
        List<String> order = new ArrayList<>();
        callbacks.now(
                () -> {
                    callbacks.now(() -> order.add("caused now"));
                    callbacks.later(() -> order.add("caused later"));
                    order.add("cause");
                });

        assertEquals(List.of("cause", "caused now", "caused later"), order);
    }

    @Test
    void nowWaitsForItsTurn() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        callbacks.later(
                () -> {
                    running.countDown();
                    Waits.until("the word to go on", () -> goOn.getCount() == 0);
                    order.add("first");
                });
        running.await();
        Thread reader = Thread.ofPlatform().start(() -> callbacks.now(() -> order.add("second")));
        Waits.until("the reader waits", () -> reader.getState() == Thread.State.WAITING);
        goOn.countDown();
        reader.join();

        assertEquals(List.of("first", "second"), order);
    }

    @Test
    void aCallbackThatThrowsDoesNotKeepTheNextFromRunning() {
        List<String> order = new ArrayList<>();
        callbacks.now(
                () -> {
                    callbacks.now(() -> order.add("next"));
                    throw new IllegalStateException("on purpose");
                });

        assertEquals(List.of("next"), order);
        Uncaught.take(1, "on purpose");
    }

    @Test
    void callbacksNeverOverlapWhoeverCalls() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Runnable task =
                () -> {
                    overlaps.addAndGet(inside.getAndIncrement());
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    runs.incrementAndGet();
                };
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean now = i % 2 == 0;
            callers.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int n = 0; n < 2000; n++) {
                                            if (now) {
                                                callbacks.now(task);
                                            } else {
                                                callbacks.later(task);
                                            }
                                        }
                                    }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        Waits.until("all 8000 callbacks", () -> runs.get() == 8000);

        assertEquals(0, overlaps.get());
    }

    @Test
    void aCallbackKnowsThatItIsOne() {
        callbacks.now(() -> assertTrue(callbacks.inside()));
        assertFalse(callbacks.inside());
    }
}
