package io.forkshop.runtime.process;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Uncaught;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What a listener may do, and what it cannot spoil. */
@ExtendWith(NothingLeftBehind.class)
class ListenersTest {
    @Test
    void aListenerMayCloseItsOwnChild() throws Exception {
        ChildProcess child = Workers.line("echo 1 >&3; cat");
        CompletableFuture<ExitStatus> heard = new CompletableFuture<>();
        child.onMessage(message -> child.close()).onExit(heard::complete);

        assertEquals("killed by SIGKILL", Waits.forFuture("exit", heard).toString());
    }

    @Test
    void aListenerThatWaitsForItsOwnChildIsToldThatItWouldWaitForEver() throws Exception {
        CompletableFuture<ForkshopException> heard = new CompletableFuture<>();
        try (ChildProcess child = Workers.line("echo 1 >&3; cat")) {
            child.onMessage(
                    message -> heard.complete(assertThrows(ForkshopException.class, child::await)));
            assertEquals("EDEADLK", Waits.forFuture("the refusal", heard).code());
        }
    }

    @Test
    void aListenerMayWaitForAnotherChild() throws Exception {
        CompletableFuture<ExitStatus> heard = new CompletableFuture<>();
        try (ChildProcess child = Workers.line("echo 1 >&3; cat")) {
            child.onMessage(
                    message -> {
                        try {
                            heard.complete(spawn("true").awaitClose());
                        } catch (InterruptedException e) {
                            heard.completeExceptionally(e);
                        }
                    });
            assertEquals(
                    "exited with code 0", Waits.forFuture("the other's end", heard).toString());
        }
    }

    /** The child is gone when close returns, whatever its listeners do. */
    @Test
    void aListenerThatDoesNotReturnHoldsUpNoClose() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        ChildProcess child = Workers.line("echo 1 >&3; cat");
        child.onMessage(
                message -> {
                    inside.countDown();
                    Waits.until("release", () -> release.getCount() == 0);
                });
        inside.await();
        Waits.bounded("close", child::close);
        assertFalse(child.isAlive());
        release.countDown();
    }

    @Test
    void aSendCallbackThatThrowsDoesNotStopTheChannel() throws Exception {
        CompletableFuture<String> echoed = new CompletableFuture<>();
        try (ChildProcess child = Workers.line("read a <&3; read b <&3; echo \"$b\" >&3; cat")) {
            child.onMessage(message -> echoed.complete(message.toString()));
            child.send(
                    "one",
                    error -> {
                        throw new IllegalStateException("on purpose");
                    });
            child.send("two");
            assertEquals("two", Waits.forFuture("the echo", echoed));
            Uncaught.take(1, "on purpose");
        }
    }

    /** Nor when it is called because the child is gone: its exit must still be heard. */
    @Test
    void callbacksThatThrowWhileFramesAreGivenUpDoNotHideTheExit() {
        ChildProcess child = Workers.line("kill -STOP $$");
        Story story = Story.of(child);
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 3; i++) {
            child.send(
                    large,
                    error -> {
                        throw new IllegalStateException("on purpose");
                    });
        }
        child.kill(Signal.SIGKILL);

        assertEquals(
                List.of("spawn", "disconnect", "exit killed by SIGKILL", "close killed by SIGKILL"),
                story.whole());
        Uncaught.take(3, "on purpose");
    }

    /** node-spec 7.8: asynchronous. */
    @Test
    void aSendCallbackIsNeverCalledBeforeSendReturns() throws Exception {
        Object lock = new Object();
        LinkedBlockingQueue<String> order = new LinkedBlockingQueue<>();
        try (ChildProcess child = Workers.line("cat <&3 >/dev/null")) {
            synchronized (lock) {
                child.send(
                        1,
                        error -> {
                            synchronized (lock) {
                                order.add("callback " + error);
                            }
                        });
                order.add("returned");
            }
            assertEquals("returned", Waits.forNext("return", order));
            assertEquals("callback null", Waits.forNext("callback", order));
        }
    }

    @Test
    void aTapThatThrowsDoesNotEndTheChannel() throws Exception {
        ForkOptions options =
                Workers.options()
                        .tap(
                                frame -> {
                                    throw new IllegalStateException("on purpose");
                                });
        try (ChildProcess child =
                ChildProcesses.fork("io.forkshop.runtime.children.Echo", List.of(), options)) {
            Story story = Story.of(child);
            child.send("through");
            assertEquals("through", story.nextMessage());
            child.send("again");
            assertEquals("again", story.nextMessage());
            Uncaught.take(4, "on purpose");
        }
    }

    /** While listeners are slow, the child waits, not our memory. */
    @Test
    void aChildCannotSendFasterThanItsListenerHears() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        // The listener for spawn runs on a thread of its own, not on the channel's reader.
        ChildProcess child =
                Workers.line(
                        "while echo '\"0123456789012345678901234567890123456789\"'; do :; done"
                                + " >&3");
        child.onSpawn(
                () -> {
                    inside.countDown();
                    Waits.until("release", () -> release.getCount() == 0);
                });
        inside.await();
        // All it wrote waits in its socket: it sleeps in write.
        Waits.until("the child waits", () -> isAsleepInWrite(child));
        release.countDown();
        child.close();
    }

    private static boolean isAsleepInWrite(ChildProcess child) {
        try {
            String call =
                    java.nio.file.Files.readString(
                            java.nio.file.Path.of("/proc/" + child.pid().orElseThrow() + "/wchan"));
            return call.contains("sock_alloc")
                    || call.contains("unix_stream")
                    || call.contains("sock_wait");
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
