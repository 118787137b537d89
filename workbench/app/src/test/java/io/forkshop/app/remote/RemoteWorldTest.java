package io.forkshop.app.remote;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.world.Live;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** What a snippet can do with processes, by a real session's process and real workers. */
class RemoteWorldTest {
    static {
        System.setProperty(
                "forkshop.cache", Path.of("target", "worker-cache").toAbsolutePath().toString());
    }

    @TempDir Path state;
    private World world;

    @BeforeEach
    void open() {
        world = World.open(state);
    }

    @AfterEach
    void close() {
        world.close();
        assertEquals(List.of(), world.alive());
    }

    private List<String> play(String scene) throws Exception {
        return RemoteSession.play(world, scene);
    }

    @Test
    void aWorkerAnswersAndItsMessagesKeepTheirOrder() throws Exception {
        assertEquals(
                List.of(
                        "w1: Echo.java, pid PID, alive",
                        "true",
                        "{n=1}",
                        "true true false Optional.empty",
                        "exited with code 0",
                        "w1: Echo.java, pid PID, exited with code 0"),
                play("anEcho"));
    }

    @Test
    void aMessageIsWhatTheLibraryMakesOfItInEitherSerialization() throws Exception {
        assertEquals(
                List.of(
                        "[9007199254740991, 1.5, null, true, \u65e5\u0000, 0]",
                        "[1000000000000000000000000000000] true",
                        "ERR_INVALID_ARG_TYPE",
                        "ERR_MISSING_ARGS",
                        "ERR_INVALID_ARG_VALUE"),
                play("values"));
    }

    @Test
    void whatCameBeforeTheFirstListenerWaitsForIt() throws Exception {
        assertEquals(List.of("hello", "again"), play("whatCameBeforeTheListener"));
    }

    @Test
    void eventsKeepTheOrderOfTheLibrary() throws Exception {
        assertEquals(
                List.of(
                        "spawn",
                        "last words",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0",
                        "exited with code 0"),
                play("orderOfEvents"));
    }

    @Test
    void whatAChildWritesAndReadsAreStreams() throws Exception {
        assertEquals(
                List.of(
                        "out",
                        "err",
                        "",
                        "through exited with code 0",
                        "1000000 exited with code 0"),
                play("streams"));
    }

    @Test
    void whatNobodyReadIsToldToBeMissing() throws Exception {
        assertEquals(
                List.of("exited with code 0", "1000000", "true", "-1"),
                play("whatNobodyReadIsMissing"));
    }

    @Test
    void collectedOutputAndItsErrorsAreTheLibrarys() throws Exception {
        assertEquals(
                List.of(
                        "one",
                        "$X",
                        "OptionalInt[3] o e",
                        "spawnSync no-such-program ENOENT: no program named no-such-program in the"
                                + " directories of PATH",
                        "2",
                        "1 false true",
                        "ETIMEDOUT true",
                        "ERR_CHILD_PROCESS_STDIO_MAXBUFFER 3000000",
                        "given"),
                play("collected"));
    }

    @Test
    void whatCouldNotBeStartedIsAChildThatSaysSo() throws Exception {
        var said = play("neverStarted");
        assertEquals("ENOENT", said.get(0));
        assertTrue(said.get(1).startsWith("failed to start: spawn no-such-program"), said.get(1));
        assertTrue(said.get(2).endsWith(" false false OptionalLong.empty"), said.get(2));
        assertEquals(List.of("ENOENT", "CompileException"), said.subList(3, 5));
        assertEquals(List.of(), List.copyOf(world.all()));
    }

    @Test
    void childrenAreEndedInEveryWayThatTheLibraryHas() throws Exception {
        assertEquals(
                List.of(
                        "true true true",
                        "1 killed by SIGKILL",
                        "false",
                        "Stopped[status=killed by SIGKILL, forced=true]",
                        "ABORT_ERR: enough killed by SIGTERM",
                        "true",
                        "exited with code 0"),
                play("endings"));
    }

    @Test
    void whatCannotTravelIsRefusedWithWhatToDo() throws Exception {
        var said = play("refusals");
        for (var i : List.of(0, 1, 2, 5)) {
            assertTrue(said.get(i).contains("ChildProcesses."), said.get(i));
        }
        assertTrue(said.get(3).contains("Descriptor 0 cannot be inherited"), said.get(3));
        assertTrue(said.get(4).contains("a child of this VM"), said.get(4));
        assertTrue(said.get(6).contains("no channel"), said.get(6));
        assertTrue(said.get(7).contains("workers()"), said.get(7));
        assertTrue(said.get(8).startsWith("EDEADLK"), said.get(8));
        assertEquals(9, said.size());
    }

    @Test
    void aWorkerOfACommandAndOneOfJavaAreOfOneWorld() throws Exception {
        fork("Echo.java");
        try (var session = new RemoteSession(world, "oneWorld")) {
            assertEquals(List.of("from Java true", "[w1, w2] true"), session.said());
            assertEquals(List.of(List.of("ps")), session.commands);
        }
        assertEquals(2, world.alive().size());
        assertEquals("Echo.java", world.find("w2").orElseThrow().what());
        var json =
                world.journal().entries().stream()
                        .filter(entry -> entry.concerns("w1"))
                        .map(entry -> entry.text())
                        .toList();
        assertEquals(List.of("\"from Java\"", "\"from Java\""), json);
    }

    @Test
    void theCapHoldsInJava() throws Exception {
        assertEquals(List.of("64 ERR_TOO_MANY_CHILDREN"), play("tooMany"));
    }

    @Test
    void whoIsInterruptedWhileWaitingEndsWhatIsCollected() throws Exception {
        assertEquals(List.of("interrupted killed by SIGTERM", "interrupted"), play("interrupted"));
    }

    @Test
    void threadsOfASnippetDoNotDisturbEachOther() throws Exception {
        assertEquals(List.of("done"), play("manyThreads"));
        assertEquals(8, world.all().size());
    }

    @Test
    void aWorkerOutlivesItsSessionAndIsFoundByTheNext() throws Exception {
        try (var session = new RemoteSession(world, "isKilled")) {
            assertEquals("ready", session.line());
            session.process.kill(Signal.SIGKILL);
            session.process.await();
        }
        until("the program that was collected has ended", () -> running("sleep").isEmpty());
        assertEquals(1, world.alive().size());
        assertEquals(List.of("from Java true", "[w1, w2] true"), play("oneWorld"));
    }

    private static List<ProcessHandle> running(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/" + program))
                .toList();
    }

    @Test
    void aCleanUpEndsTheWorkersAndLeavesTheSessionAlone() throws Exception {
        try (var session = new RemoteSession(world, "isKilled")) {
            assertEquals("ready", session.line());
            world.cleanUp();
            assertEquals(List.of(), world.alive());
            assertTrue(session.process.isAlive(), "the session lives on");
        }
    }

    private Live fork(String child) {
        var file = Path.of(RemoteWorldTest.class.getResource("/children/" + child).getPath());
        return world.fork(file.toString(), List.of(), child, ForkOptions.defaults(), born -> {});
    }
}
