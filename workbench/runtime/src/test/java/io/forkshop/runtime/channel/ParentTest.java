package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.children.ListensLate;
import io.forkshop.runtime.children.SendsFromManyThreads;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The worker's end, from outside. */
@ExtendWith(NothingLeftBehind.class)
class ParentTest {
    @Test
    void aProcessThatWasNotForkedHasNoParentToTalkTo() {
        assertFalse(Parent.connected());
        var thrown = assertThrows(ForkshopException.class, () -> Parent.send("x"));

        assertEquals("ERR_IPC_CHANNEL_CLOSED", thrown.code());
        assertTrue(thrown.getMessage().contains("not started by fork"), thrown.getMessage());
    }

    @Test
    void framesFromManyThreadsOfAWorkerAreWhole() throws Exception {
        ChildProcess worker = Workers.jvm(SendsFromManyThreads.class, "4", "250");
        Story story = Story.of(worker);
        List<Object> heard = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            heard.add(story.nextMessage());
        }
        assertEquals(1000, heard.stream().distinct().count());
        assertEquals(List.of(), story.soFar().stream().filter("bad frame"::equals).toList());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** Where Node 20 dies of it (node-spec 7.11). */
    @Test
    void aLateListenerMayDisconnectWhileEarlyMessagesAreDelivered() throws Exception {
        ChildProcess worker = Workers.jvm(ListensLate.class, "disconnects");
        Story story = Story.of(worker);
        worker.send(1);
        worker.send(2);
        worker.stdin().write('\n');

        assertEquals("exited with code 0", story.exit().toString());
        assertEquals(
                List.of(
                        "spawn",
                        "message {late=1}",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                story.whole());
    }

    /**
     * A channel that is announced but is not there: no hang, and a reason on standard error where
     * it is a mistake.
     */
    @Test
    void anImpossibleChannelEndsTheWorker() throws Exception {
        assertEnds("exited with code 1", "", "NODE_CHANNEL_FD", "");
        assertEnds("exited with code 1", "NumberFormatException", "NODE_CHANNEL_FD", "three");
        assertEnds("exited with code 0", "", "NODE_CHANNEL_FD", "9");
        assertEnds(
                "exited with code 1",
                "there is no serialization 'binary'",
                "NODE_CHANNEL_SERIALIZATION_MODE",
                "binary");
    }

    private static void assertEnds(String how, String why, String name, String value)
            throws Exception {
        Map<String, String> env = new HashMap<>(System.getenv());
        env.put("NODE_CHANNEL_FD", "3");
        env.put(name, value);
        SpawnOptions options =
                SpawnOptions.defaults().env(env).stdio(Stdio.ignore(), Stdio.pipe(), Stdio.pipe());
        List<String> args =
                List.of(
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Workers.library() + ":" + Workers.classes(),
                        Echo.class.getName());
        ChildProcess worker = ChildProcesses.spawn(Workers.java(), args, options);
        String errors = new String(worker.stderr().readAllBytes());

        assertEquals(how, Story.of(worker).exit().toString(), name + "=" + value + ": " + errors);
        assertTrue(errors.contains(why), errors);
        Story.of(worker).whole();
    }
}
