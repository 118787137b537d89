package io.forkshop.app.inspect;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;

class SubtreeTest {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void aChildAndItsChildAreBelowUs() throws IOException {
        try (var child = sh("sleep 1000 & echo $!; wait", "")) {
            var grandchild = Long.parseLong(firstLine(child));
            var below = Subtree.of(SELF).below();
            assertTrue(below.contains(child.pid().getAsLong()), "the child");
            assertTrue(below.contains(grandchild), "the grandchild");
            assertFalse(below.contains(SELF), "we are not below ourselves");
            ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void anOrphanIsOursByItsMarkOnly() throws IOException {
        var mark = "FORKSHOP_SESSION=subtree-test-" + SELF;
        try (var child =
                sh("setsid -f sh -c 'echo $$; exec sleep 1000 >&-'; exec sleep 1000", mark)) {
            var orphan = Long.parseLong(firstLine(child));
            until(
                    "the double fork has reparented " + orphan,
                    () -> !Subtree.of(SELF).below().contains(orphan));
            assertTrue(Subtree.ofWorkbench(mark).below().contains(orphan));
            assertFalse(Subtree.ofWorkbench(mark + "x").below().contains(orphan));
            assertTrue(Subtree.marked(mark).below().contains(orphan));
            ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aZombieHasEnded() throws IOException {
        // The shell's exec leaves a child that nobody will wait for.
        try (var child = sh("sleep 0 & echo $!; exec sleep 1000", "")) {
            var zombie = Long.parseLong(firstLine(child));
            until(
                    zombie + " is a zombie",
                    () -> {
                        var row = new ProcFs().all().get(zombie);
                        return row != null && row.state() == ProcessState.ZOMBIE;
                    });
            assertTrue(Subtree.of(SELF).below().contains(zombie));
            assertEquals(
                    List.of(child.pid().getAsLong()),
                    Subtree.of(SELF).running().stream().map(ProcessRow::pid).toList());
        }
    }

    @Test
    void aStoppedProcessIsNotEnded() {
        try (var child = sh("exec sleep 1000", "")) {
            var pid = child.pid().getAsLong();
            child.kill(Signal.SIGSTOP);
            until(
                    pid + " is stopped",
                    () -> new ProcFs().all().get(pid).state() == ProcessState.STOPPED);
            assertFalse(ProcessState.STOPPED.ended());
        }
    }

    private static ChildProcess sh(String script, String mark) {
        var environment = new HashMap<>(System.getenv());
        if (!mark.isEmpty()) {
            environment.put(mark.split("=")[0], mark.split("=")[1]);
        }
        var options =
                SpawnOptions.defaults()
                        .env(environment)
                        .stdio(Stdio.ignore(), Stdio.pipe(), Stdio.inherit());
        return ChildProcesses.spawn("sh", List.of("-c", script), options);
    }

    private static String firstLine(ChildProcess child) throws IOException {
        var reader = new InputStreamReader(child.stdout(), StandardCharsets.UTF_8);
        return new BufferedReader(reader).readLine();
    }
}
