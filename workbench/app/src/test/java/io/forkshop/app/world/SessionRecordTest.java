package io.forkshop.app.world;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.inspect.Subtree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class SessionRecordTest {
    @TempDir Path state;

    @Test
    void whatAKilledWorkbenchLeftIsEndedByTheNextOne() throws Exception {
        var mark = SessionMark.random();
        var workbench = workbench(mark);
        var left = Subtree.marked(mark.entry());
        workbench.destroyForcibly().waitFor();
        // The child dies with its parent; the grandchild in a session of its own knows no parent.
        until("only the grandchild is left", () -> left.running().size() == 1);
        try (var next = new TestWorld(state)) {
            assertEquals(1, next.world.swept().size());
            assertEquals(1, next.world.swept().getFirst().asked().size());
            assertEquals(List.of(), left.running());
        }
        assertEquals(List.of(), records());
    }

    @Test
    void aSessionThatIsOnIsLeftAlone() throws Exception {
        var mark = SessionMark.random();
        var workbench = workbench(mark);
        try (var other = new TestWorld(state)) {
            assertEquals(List.of(), other.world.swept());
            assertTrue(workbench.isAlive());
            assertEquals(2, Subtree.marked(mark.entry()).running().size());
        } finally {
            workbench.destroyForcibly().waitFor();
            new TestWorld(state).close();
        }
    }

    @Test
    void twoSessionsOfOneProcessDoNotSweepEachOther() {
        try (var one = new TestWorld(state)) {
            var sleeper = one.spawn("sleep", "1000");
            try (var two = new TestWorld(state)) {
                assertEquals(List.of(), two.world.swept());
                assertTrue(sleeper.alive());
            }
        }
    }

    @Test
    void theRecordIsForItsOwnerOnlyAndGoesWithTheSession() throws IOException {
        try (var one = new TestWorld(state)) {
            var record = state.resolve("sessions").resolve(one.world.mark().id());
            assertEquals("rw-------", permissions(record));
            assertEquals("rwx------", permissions(record.getParent()));
        }
        assertEquals(List.of(), records());
    }

    @Test
    void aFileThatIsNoRecordIsNotObeyed() throws IOException {
        var folder = Files.createDirectories(state.resolve("sessions"));
        Files.writeString(folder.resolve("x"), "workbench 1\n");
        var other = Files.writeString(state.resolve("other"), "not ours");
        Files.createSymbolicLink(folder.resolve("ffffffffffffffff"), other);
        try (var one = new TestWorld(state)) {
            assertEquals(List.of(), one.world.swept());
        }
        assertEquals("not ours", Files.readString(other));
    }

    @Test
    void aStateFolderThatCannotBeWrittenIsSaidAndTheWorldOpens() throws IOException {
        var file = Files.writeString(state.resolve("file"), "");
        try (var one = new TestWorld(file)) {
            assertTrue(one.world.notRecorded().startsWith(file + ": "), one.world.notRecorded());
            one.spawn("sleep", "1000");
        }
    }

    private Process workbench(SessionMark mark) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dforkshop.session=" + mark.id(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWorkbench.class.getName(),
                        state.toString());
        var workbench = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new BufferedReader(workbench.inputReader()).readLine();
        assertEquals("ready", said);
        return workbench;
    }

    private List<Path> records() throws IOException {
        try (var files = Files.list(state.resolve("sessions"))) {
            return files.toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
