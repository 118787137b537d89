package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.children.ListensLate;
import io.forkshop.runtime.children.NoticesDisconnect;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** J: the life of a channel. */
@ExtendWith(NothingLeftBehind.class)
class ChannelLifeCycleTest {
    @Test
    void p33_disconnectIsSeenByBothSidesAndTheJvmWorkerEndsByItself() throws Exception {
        assertBothSidesSeeDisconnect(Workers.jvm(NoticesDisconnect.class));
    }

    @Test
    void p33_disconnectIsSeenByBothSidesAndTheNodeWorkerEndsByItself() throws Exception {
        assertBothSidesSeeDisconnect(Workers.node("notices-disconnect.js"));
    }

    private static void assertBothSidesSeeDisconnect(ChildProcess worker) throws Exception {
        Story story = Story.of(worker);
        assertEquals("ready", story.nextMessage());
        assertTrue(worker.connected());

        worker.disconnect();

        assertFalse(worker.connected(), "connected after disconnect");
        assertEquals("disconnected\n", new String(worker.stdout().readAllBytes()));
        assertEquals(
                List.of(
                        "spawn",
                        "message ready",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                story.whole());
        worker.disconnect(); // A second time does nothing.
    }

    @Test
    void p33_theWorkerMayDisconnectToo() throws Exception {
        ChildProcess worker = Workers.jvm(Echo.class, "disconnect");
        Story story = Story.of(worker);
        worker.send("one");
        worker.send("disconnect");

        assertEquals(
                List.of(
                        "spawn",
                        "message one",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                story.whole());
        assertFalse(worker.connected());
    }

    /** The end of the channel is not the end of the child (node-spec 7.14). */
    @Test
    void p33_aChildThatClosesItsEndMayLiveOn() throws Exception {
        ChildProcess child = Workers.line("exec 3>&-; read line");
        Story story = Story.of(child);
        Waits.until("disconnect", () -> story.soFar().contains("disconnect"));
        assertFalse(child.connected());
        assertTrue(child.isAlive());

        child.stdin().write('\n');

        assertEquals(
                List.of(
                        "spawn",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                story.whole());
    }

    /** Without a callback Node emits an error, which is fatal unless handled; ours is thrown. */
    @Test
    void p34_sendingAfterDisconnectIsFalseAndTheCallbackHearsWhy() throws Exception {
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            worker.disconnect();
            CompletableFuture<ForkshopException> heard = new CompletableFuture<>();

            assertFalse(worker.send("x", heard::complete));

            assertEquals("ERR_IPC_CHANNEL_CLOSED", Waits.forFuture("the callback", heard).code());
            var thrown = assertThrows(ForkshopException.class, () -> worker.send("x"));
            assertEquals("ERR_IPC_CHANNEL_CLOSED", thrown.code());
        }
    }

    @Test
    void p34_aSpawnedChildHasNoChannel() {
        try (ChildProcess child = ChildProcesses.spawn("cat")) {
            assertFalse(child.connected());
            var thrown = assertThrows(ForkshopException.class, () -> child.send("x"));
            assertEquals("ERR_IPC_CHANNEL_CLOSED", thrown.code());
        }
    }

    @Test
    void p35_messagesWaitForTheWorkersFirstListener() throws Exception {
        try (ChildProcess worker = Workers.jvm(ListensLate.class)) {
            Story story = Story.of(worker);
            List<Object> early = Arrays.asList(null, 1, "two"); // null is a message, too
            early.forEach(worker::send);
            worker.stdin().write('\n'); // Now it listens.
            for (Object message : early) {
                assertEquals(Collections.singletonMap("late", message), story.nextMessage());
            }
        }
    }

    /** Where Node 20 dies of it (node-spec 7.11); the worker's side of it is in ParentTest. */
    @Test
    void p35_theParentsLateListenerMayDisconnectWhileEarlyMessagesAreDelivered() throws Exception {
        ChildProcess child = Workers.line("echo 1 >&3; echo 2 >&3; echo told; cat <&3");
        assertEquals("told\n", new String(child.stdout().readNBytes(5)));
        child.stdout().close();
        child.onMessage(message -> child.disconnect());
        Story story = Story.of(child);

        assertEquals("exited with code 0", story.exit().toString());
        List<String> whole = story.whole();
        assertEquals(
                List.of("disconnect", "exit exited with code 0", "close exited with code 0"),
                whole.subList(whole.size() - 3, whole.size()));
        assertEquals(1, whole.stream().filter("disconnect"::equals).count());
    }

    /** The same holds on our side (node-spec 7.10). */
    @Test
    void p35_messagesWaitForTheParentsFirstListener() throws Exception {
        ChildProcess child = Workers.line("echo 1 >&3; echo null >&3; echo 3 >&3");
        assertEquals("exited with code 0", child.awaitClose().toString());

        Story story = Story.of(child);
        assertEquals(1, story.nextMessage());
        assertEquals(null, story.nextMessage());
        assertEquals(3, story.nextMessage());
    }
}
