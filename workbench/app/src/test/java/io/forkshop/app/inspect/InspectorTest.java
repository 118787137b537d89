package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class InspectorTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir Path empty;

    @Test
    void theMachinesPsAnswersAndItsLineCanBeTypedAgain() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var snapshot = inspector(new MachinePs()).look(Map.of());
            assertTrue(snapshot.commandLine().startsWith("ps -ww -o pid,"), snapshot.commandLine());
            assertTrue(snapshot.commandLine().contains("" + SELF), snapshot.commandLine());
            var row = row(snapshot, child.pid().getAsLong());
            assertEquals(SELF, row.parent());
            assertEquals("sleep 1000", row.command());
            assertEquals(1, row.threads());
        }
    }

    @Test
    void withoutPsTheSameIsReadFromProcAndThatIsSaid() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var snapshot =
                    inspector(new MachinePs(Map.of("PATH", empty.toString()))).look(Map.of());
            assertEquals("", snapshot.commandLine());
            assertEquals(
                    "There is no ps on the PATH. This was read from /proc, where ps itself would"
                            + " look.",
                    snapshot.note().orElseThrow());
            var row = row(snapshot, child.pid().getAsLong());
            assertEquals(SELF, row.parent());
            assertEquals("sleep 1000", row.command());
            assertEquals(1, row.threads());
            assertTrue(row.residentKib() > 0, "memory");
        }
    }

    @Test
    void aPsThatFailsIsQuoted() throws IOException {
        ps("echo 'error: /proc must be mounted' >&2; exit 1");
        var note = inspector(new MachinePs(Map.of("PATH", path()))).look(Map.of()).note();
        assertTrue(
                note.orElseThrow()
                        .startsWith(
                                "Ps exited with code 1 and said: error: /proc must be mounted."),
                note.orElseThrow());
    }

    @Test
    void aPsOfAnotherKindIsNotMisread() throws IOException {
        ps("echo PID USER; echo 1 root init");
        var note = inspector(new MachinePs(Map.of("PATH", path()))).look(Map.of()).note();
        assertTrue(note.orElseThrow().contains("prints other columns"), note.orElseThrow());
    }

    @Test
    void withoutPsAndProcJavaIsAskedAndThatIsSaid() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var pid = child.pid().getAsLong();
            var proc = new ProcFs(empty, SELF);
            var inspector =
                    new Inspector(
                            proc,
                            new MachinePs(Map.of("PATH", empty.toString())),
                            new Subtree(proc, SELF, ""));
            var snapshot = inspector.look(Map.of(pid, "sleep 1000"));
            assertTrue(snapshot.note().orElseThrow().contains("ProcessHandle"));
            assertEquals(SELF, row(snapshot, pid).parent());
            assertEquals(ProcessState.UNKNOWN, row(snapshot, pid).state());
        }
    }

    private void ps(String script) throws IOException {
        var file = Files.writeString(empty.resolve("ps"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String path() {
        return empty + ":" + System.getenv("PATH");
    }

    private static Inspector inspector(MachinePs ps) {
        return new Inspector(new ProcFs(), ps, Subtree.of(SELF));
    }

    private static ProcessRow row(Listing snapshot, long pid) {
        List<ProcessRow> rows = snapshot.rows();
        return rows.stream().filter(row -> row.pid() == pid).findFirst().orElseThrow();
    }
}
