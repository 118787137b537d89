package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.InheritsOutput;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** C: what a child's descriptors are connected to. */
@ExtendWith(NothingLeftBehind.class)
class StdioConnectionsTest {
    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();

    @TempDir Path folder;

    @Test
    void p08_ignoredStreamsAreNullAndTheProcessRuns() {
        SpawnOptions options = DEFAULTS.stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore());
        // Each of the three can be used, and holds nothing.
        ChildProcess child =
                spawn("sh", List.of("-c", "cat; echo out; echo err >&2; exit 4"), options);

        assertNull(child.stdin());
        assertNull(child.stdout());
        assertNull(child.stderr());
        assertEquals("exit exited with code 4", Story.of(child).whole().get(1));
    }

    @Test
    void p09_aShortListIsFilledUpWithPipes() throws Exception {
        ChildProcess child =
                spawn("sh", List.of("-c", "cat; echo err >&2"), DEFAULTS.stdio(Stdio.pipe()));
        assertNotNull(child.stderr());
        child.stdin().write("through\n".getBytes());
        child.stdin().close();

        assertEquals("through\n", new String(child.stdout().readAllBytes()));
        assertEquals("err\n", new String(child.stderr().readAllBytes()));
        Story.of(child).whole();
    }

    /** A parent of its own, so that its output can be looked at. */
    @Test
    void p10_inheritedOutputAppearsOnTheParentsOwn() throws Exception {
        ChildProcess parent = Workers.jvm(InheritsOutput.class);
        var lines = new BufferedReader(new InputStreamReader(parent.stdout()));

        assertEquals("streams are null", lines.readLine());
        parent.stdin().write("go\n".getBytes());
        assertEquals("from the grandchild", lines.readLine());
        lines.close();
        Story.of(parent).whole();
    }

    @Test
    void p11_twoChannelsAreRefused() {
        SpawnOptions options = DEFAULTS.stdio(Stdio.ipc(), Stdio.ipc());
        var thrown = assertThrows(ForkshopException.class, () -> spawn("true", List.of(), options));

        assertEquals("ERR_IPC_ONE_PIPE", thrown.code());
    }

    /** Beyond the 42: what the workbench uses to keep output. */
    @Test
    void outputCanGoIntoAFile() throws Exception {
        Path file = folder.resolve("out.txt");
        for (String word : List.of("one", "two")) {
            SpawnOptions options =
                    DEFAULTS.stdio(
                            Stdio.ignore(), Stdio.file(file, Stdio.Mode.APPEND), Stdio.ignore());
            ChildProcess child = spawn("echo", List.of(word), options);
            assertNull(child.stdout());
            Story.of(child).whole();
        }

        assertEquals("one\ntwo\n", Files.readString(file));
    }

    /** A real pipe, where Node has a socket (node-spec 3.6). */
    @Test
    void devStdoutCanBeOpened() throws Exception {
        ChildProcess child = spawn("sh", "-c", "echo x > /dev/stdout");

        assertEquals("x\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
    }

    /** The VM has many descriptors, and not all of them are close-on-exec. */
    @Test
    void aChildHasItsThreeStreamsAndNothingElse() throws Exception {
        ChildProcess child = spawn("sh", "-c", "ls /proc/$$/fd");

        assertEquals("0\n1\n2\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
    }

    @Test
    void aForkedChildHasItsThreeStreamsAndItsChannel() throws Exception {
        ChildProcess child = Workers.line("ls /proc/$$/fd; readlink /proc/$$/fd/3");

        String listed = new String(child.stdout().readAllBytes());
        assertTrue(listed.startsWith("0\n1\n2\n3\nsocket:["), listed);
        Story.of(child).whole();
    }

    /** From three up, ignored means absent (node-spec 3.3), and the channel may be anywhere. */
    @Test
    void theChannelMayHaveAnyNumber() throws Exception {
        SpawnOptions options =
                DEFAULTS.stdio(
                        Stdio.pipe(),
                        Stdio.pipe(),
                        Stdio.pipe(),
                        Stdio.ignore(),
                        Stdio.ignore(),
                        Stdio.ipc());
        ChildProcess child =
                spawn(
                        "sh",
                        List.of("-c", "ls /proc/$$/fd; echo $NODE_CHANNEL_FD; echo 1 >&5"),
                        options);
        Story story = Story.of(child);

        assertEquals("0\n1\n2\n5\n5\n", new String(child.stdout().readAllBytes()));
        assertEquals(1, story.nextMessage());
        story.whole();
    }

    void aChannelMayBeTheChildsInput() throws Exception {
        SpawnOptions options =
                SpawnOptions.defaults().stdio(Stdio.ipc(), Stdio.ignore(), Stdio.ignore());
        ChildProcess child = spawn("sh", List.of("-c", "echo '\"hello\"' >&0"), options);
        assertNull(child.stdin());
        Story story = Story.of(child);
        assertEquals("hello", story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
    }
}
