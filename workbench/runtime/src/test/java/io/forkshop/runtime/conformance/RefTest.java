package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.RefsAndUnrefs;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What keeps a worker alive: node-spec 7.12. */
@ExtendWith(NothingLeftBehind.class)
class RefTest {
    /** As much of its name as the kernel keeps. */
    private static final String KEEPER = "forkshop-keeps-";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no listener",
                "ref, then unref",
                "a listener, but unref",
                "unref, then a listener",
                "disconnect listeners, taken away",
                "a handle listener, taken away"
            })
    void aWorkerWhoseChannelDoesNotCountEndsByItself(String what) throws Exception {
        ChildProcess worker = Workers.jvm(RefsAndUnrefs.class, what);

        assertEquals(
                List.of(
                        "spawn",
                        "message main has ended",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                Story.of(worker).whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ref", "one of two"})
    void aWorkerWhoseChannelCountsLivesUntilTheDisconnect(String what) throws Exception {
        try (ChildProcess worker = Workers.jvm(RefsAndUnrefs.class, what)) {
            Story story = Story.of(worker);
            assertEquals("main has ended", story.nextMessage());
            assertTrue(threads(worker).contains(KEEPER), () -> threads(worker).toString());

            worker.disconnect();

            assertEquals("exited with code 0", story.exit().toString());
            story.whole();
        }
    }

    @Test
    void removingTheLastListenerLetsTheWorkerEnd() throws Exception {
        ChildProcess worker = Workers.jvm(RefsAndUnrefs.class, "a listener for one message");
        Story story = Story.of(worker);
        assertEquals("main has ended", story.nextMessage());
        worker.send("the one");

        assertEquals(true, story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** In Node nothing ends a listener in its middle; here the listener's thread is a daemon. */
    @Test
    void aListenerThatLetsGoOfTheChannelIsNotCutOff() throws Exception {
        ChildProcess worker = Workers.jvm(RefsAndUnrefs.class, "unref in a listener");
        Story story = Story.of(worker);
        assertEquals("main has ended", story.nextMessage());
        worker.send("go");

        assertEquals("not cut off", story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    private static List<String> threads(ChildProcess worker) {
        try (var all = Files.list(Path.of("/proc/" + worker.pid().orElseThrow() + "/task"))) {
            return all.map(RefTest::name).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }
}
