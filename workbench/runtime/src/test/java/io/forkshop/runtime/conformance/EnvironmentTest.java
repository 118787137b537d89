package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.forkshop.runtime.children.StartsAChild;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** D: environment, directory, argv[0], shell; and what a child must not inherit from a VM. */
@ExtendWith(NothingLeftBehind.class)
class EnvironmentTest {
    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();

    @TempDir Path folder;

    @Test
    void p12_theEnvironmentIsTheWholeEnvironment() throws IOException {
        assertEquals(
                "A=1\n",
                outputOf(spawn("/usr/bin/env", List.of(), DEFAULTS.env(Map.of("A", "1")))));
    }

    /** The child's PATH, not ours (node-spec 1.9). */
    @Test
    void p12_theProgramIsLookedForInTheChildsPath() throws IOException {
        Path program = Files.writeString(folder.resolve("only-here"), "#!/bin/sh\necho found\n");
        program.toFile().setExecutable(true);
        SpawnOptions options = DEFAULTS.env(Map.of("PATH", "/nowhere:" + folder));

        assertEquals("found\n", outputOf(spawn("only-here", List.of(), options)));
        assertEquals("error ENOENT", Story.of(spawn("only-here")).whole().getFirst());
    }

    @Test
    void p13_aShellReadsTheCommandAsOneLine() throws IOException {
        ChildProcess child = spawn("echo bar | cat", List.of(), DEFAULTS.shell(true));

        assertEquals("/bin/sh", child.spawnfile());
        assertEquals(List.of("/bin/sh", "-c", "echo bar | cat"), child.spawnargs());
        assertEquals("bar\n", outputOf(child));
    }

    /** That is the danger of a shell (node-spec 1.10). */
    @Test
    void p13_aShellsArgumentsAreNotQuoted() throws IOException {
        ChildProcess child = spawn("echo", List.of("a;", "echo", "b"), DEFAULTS.shell(true));

        assertEquals("a\nb\n", outputOf(child));
    }

    @Test
    void p14_argv0IsOnlyAName() throws IOException {
        ChildProcess child = spawn("sh", List.of("-c", "echo $0"), DEFAULTS.argv0("zero"));

        assertEquals("zero\n", outputOf(child));
        assertEquals("sh", child.spawnfile());
        assertEquals("zero", child.spawnargs().getFirst());
    }

    @Test
    void theDirectoryIsTheChilds() throws IOException {
        assertEquals(
                folder.toRealPath() + "\n",
                outputOf(spawn("pwd", List.of(), DEFAULTS.cwd(folder))));
    }

    @Test
    void withoutAShellNothingIsExpanded() throws IOException {
        assertEquals("* $HOME ; a  b\n", outputOf(spawn("echo", "*", "$HOME", ";", "a  b")));
    }

    /**
     * A VM handles, ignores and blocks signals; lessons about signals would be false if a child
     * did.
     */
    @Test
    void aChildsSignalsAreAllDefaultAndNoneIsBlocked() throws Exception {
        ChildProcess child = spawn("cat");
        long pid = child.pid().orElseThrow();

        assertEquals("0000000000000000", Proc.status(pid, "SigIgn"));
        assertEquals("0000000000000000", Proc.status(pid, "SigBlk"));
        assertEquals("0000000000000000", Proc.status(pid, "SigCgt"));
        child.close();
    }

    /** node-spec 1.11 */
    @Test
    void aDetachedChildLeadsASessionAndOthersStayInOurs() throws IOException {
        String ours = session(ProcessHandle.current().pid());
        try (ChildProcess detached = spawn("cat", List.of(), DEFAULTS.detached(true));
                ChildProcess other = spawn("cat")) {
            long pid = detached.pid().orElseThrow();
            assertEquals(pid + " " + pid, session(pid));
            assertEquals(ours, session(other.pid().orElseThrow()));
            assertNotEquals(ours, session(pid));
        }
    }

    /** node-spec 8.23a: a grandchild must not take the channel for its own. */
    @Test
    void aWorkersChildrenDoNotSeeItsChannel() throws Exception {
        for (String how : List.of("inherit", "copy")) {
            ChildProcess worker = Workers.jvm(StartsAChild.class, how, "/usr/bin/env");
            String seen = outputOf(worker);
            assertEquals(
                    List.of(),
                    seen.lines().filter(l -> l.startsWith("NODE_CHANNEL_")).toList(),
                    how);
        }
        assertEquals(
                "0\n1\n2\n",
                outputOf(Workers.jvm(StartsAChild.class, "inherit", "sh", "-c", "ls /proc/$$/fd")));
    }

    private static String outputOf(ChildProcess child) throws IOException {
        String output = new String(child.stdout().readAllBytes());
        Story.of(child).whole();
        return output;
    }

    /** Process group and session: fields 5 and 6 of proc_pid_stat(5). */
    private static String session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields[2] + " " + fields[3];
    }
}
