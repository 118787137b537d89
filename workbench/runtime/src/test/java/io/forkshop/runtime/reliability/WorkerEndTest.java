package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.ForksAndExits;
import io.forkshop.runtime.children.HangsForever;
import io.forkshop.runtime.children.Throws;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** When a JVM worker ends, and when it does not. */
@ExtendWith(NothingLeftBehind.class)
class WorkerEndTest {
    /** As in Node (node-spec 7.15), where a JVM would go on with its other threads. */
    @ParameterizedTest
    @ValueSource(strings = {"main", "message", "early message", "disconnect"})
    void anUncaughtExceptionIsExitCode1(String where) throws Exception {
        ChildProcess worker = Workers.jvm(Throws.class, where);
        worker.send("go");
        if (where.equals("disconnect")) {
            worker.disconnect();
        }
        String errors = new String(worker.stderr().readAllBytes());

        assertEquals("exited with code 1", Story.of(worker).exit().toString());
        assertTrue(errors.contains("IllegalStateException: thrown in " + where), errors);
        assertTrue(errors.contains("Throws.java"), errors);
        worker.awaitClose();
    }

    @Test
    void aWorkerThatHasBeenDisconnectedMayWorkOn() throws Exception {
        try (ChildProcess worker = Workers.jvm(HangsForever.class)) {
            Story story = Story.of(worker);
            story.nextMessage();
            worker.disconnect();
            Waits.until("disconnect", () -> story.soFar().contains("disconnect"));

            assertTrue(worker.isAlive());
        }
    }

    /** Its parent disconnects and dies later: that is noticed too. */
    @Test
    void aDisconnectedWorkerEndsWithItsParentNevertheless() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess parent = parent(mark, "disconnects", "waits");
            Story story = Story.of(parent);
            Proc worker = Proc.of(((Number) story.nextMessage()).longValue()).orElseThrow();
            assertTrue(worker.isAlive());

            parent.kill(Signal.SIGKILL);

            Waits.until("the end of the worker", () -> !worker.isAlive());
            parent.close();
        }
    }

    /** That is what detached is for. */
    @Test
    void aDetachedWorkerOutlivesItsParent() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess parent = parent(mark, "detached", "exits");
            Story story = Story.of(parent);
            Proc worker = Proc.of(((Number) story.nextMessage()).longValue()).orElseThrow();
            assertEquals("exited with code 0", story.exit().toString());
            parent.close();
            Waits.until(
                    "the worker's new parent",
                    () -> Proc.of(worker.pid()).orElseThrow().parent() != worker.parent());

            Waits.until("its reader is done", () -> !threads(worker).contains("forkshop-parent"));
            assertTrue(worker.isAlive(), "it ended with its parent");
        }
    }

    private static List<String> threads(Proc process) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            List<String> names = new ArrayList<>();
            for (Path task : tasks.toList()) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
            return names;
        } catch (IOException e) {
            return List.of(); // The whole process is gone.
        }
    }

    private static ChildProcess parent(Mark mark, String how, String then) {
        return ChildProcesses.fork(
                ForksAndExits.class.getName(),
                List.of(how, then),
                Workers.options().env(mark.environment()));
    }
}
