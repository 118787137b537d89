package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.fork;
import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildStream;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** C: descriptors from 3 up, descriptors by number, and files that make one wait. */
@ExtendWith(NothingLeftBehind.class)
class ExtraDescriptorsTest {
    private static final Stdio NONE = Stdio.ignore();

    @TempDir Path folder;

    /** node-spec 3.8 */
    @Test
    void anExtraPipeCarriesBothWays() throws Exception {
        ChildProcess child = sh("cat <&3 >&3", NONE, NONE, NONE, Stdio.pipe());
        ChildStream extra = child.stdio(3);
        extra.output().write("there and back".getBytes());
        extra.output().close(); // The child sees an end, and can still answer.

        assertEquals("there and back", new String(extra.input().readAllBytes()));
        assertEquals("exited with code 0", Story.of(child).exit().toString());
        Story.of(child).whole();
    }

    @Test
    void aMebibyteGoesBothWaysAtOnce() throws Exception {
        ChildProcess child = sh("cat <&4 >&4", NONE, NONE, NONE, NONE, Stdio.pipe());
        byte[] much = new byte[1 << 20];
        java.util.Arrays.fill(much, (byte) 'x');
        Thread.startVirtualThread(
                () -> {
                    try (var output = child.stdio(4).output()) {
                        output.write(much);
                    } catch (java.io.IOException e) {
                        throw new AssertionError(e);
                    }
                });

        assertEquals(much.length, child.stdio(4).input().readAllBytes().length);
        Story.of(child).whole();
    }

    /** A socket that one side shares with a program must be as programs expect it. */
    @Test
    void theChildsSideBlocks() throws Exception {
        ChildProcess child = sh("cat <&3", NONE, Stdio.pipe(), Stdio.pipe(), Stdio.pipe());
        long pid = child.pid().orElseThrow();
        String flags = Files.readAllLines(Path.of("/proc/" + pid + "/fdinfo/3")).get(1);
        child.stdio(3).close();

        int nonBlocking = Integer.parseInt(flags.substring("flags:".length()).strip(), 8) & 04000;
        assertEquals(0, nonBlocking, flags);
        assertEquals("", new String(child.stderr().readAllBytes()));
        Story.of(child).whole();
    }

    /** node-spec 3.5: the three are the first of all. */
    @Test
    void onlyPipesHaveAStream() throws Exception {
        ChildProcess child = sh("cat", Stdio.pipe(), Stdio.pipe(), NONE, NONE, Stdio.pipe());

        assertSame(child.stdin(), child.stdio(0).output());
        assertNull(child.stdio(0).input());
        assertSame(child.stdout(), child.stdio(1).input());
        assertNull(child.stdio(1).output());
        assertNull(child.stdio(2));
        assertNull(child.stdio(3));
        assertNull(child.stdio(5), "there are only five");
        child.stdin().close();
        Story.of(child).whole();
    }

    /** node-spec 2.6 */
    @Test
    void closeWaitsForWhoHoldsAnExtraPipe() throws Exception {
        ChildProcess child = sh("cat <&3 & exit 0", NONE, NONE, NONE, Stdio.pipe());
        Story story = Story.of(child);
        story.exit();
        assertTrue(child.awaitClose(Duration.ofMillis(100)).isEmpty());

        child.stdio(3).output().close(); // Ends the cat.
        assertEquals("close exited with code 0", story.whole().getLast());
    }

    @Test
    void whatAnEndedChildWroteToAnExtraPipeIsKept() throws Exception {
        ChildProcess child = sh("read go; echo last >&3", Stdio.pipe(), NONE, NONE, Stdio.pipe());
        child.stdio(3).output().write("never read".getBytes());
        child.stdin().write('\n');
        Story.of(child).whole();

        assertEquals("last\n", new String(child.stdio(3).input().readAllBytes()));
    }

    /** node-spec 3.4; Node's documentation says it were ignored. */
    @Test
    void inheritFromThreeUpPassesOurDescriptorOfThatNumber() throws Exception {
        Map<Integer, String> ours = Proc.descriptors(ProcessHandle.current().pid());
        int five =
                ours.keySet().stream().filter(fd -> fd > 3 && fd < 100).findFirst().orElseThrow();
        Stdio[] items = new Stdio[five + 1];
        java.util.Arrays.fill(items, NONE);
        items[1] = Stdio.pipe();
        items[five] = Stdio.inherit();
        ChildProcess child = sh("readlink /proc/$$/fd/" + five, items);

        assertEquals(ours.get(five) + "\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
    }

    /** Descriptors may change places, and a later item must not find an earlier one's copy. */
    @Test
    void descriptorsAreNamedByNumberAndMayChangePlaces() throws Exception {
        Map<Integer, String> ours = Proc.descriptors(ProcessHandle.current().pid());
        List<Integer> two = ours.keySet().stream().filter(fd -> fd > 2).limit(2).toList();
        int a = two.get(0);
        int b = two.get(1);
        Stdio[] items = new Stdio[b + 1];
        java.util.Arrays.fill(items, NONE);
        items[1] = Stdio.pipe();
        items[a] = Stdio.descriptor(b);
        items[b] = Stdio.descriptor(a);
        ChildProcess child = sh("readlink /proc/$$/fd/" + a + " /proc/$$/fd/" + b, items);

        assertEquals(
                ours.get(b) + "\n" + ours.get(a) + "\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
    }

    @Test
    void aDescriptorThatIsNotOpenIsRefused() {
        for (Stdio item : List.of(Stdio.descriptor(987_654))) {
            var thrown = assertThrows(ForkshopException.class, () -> sh("true", item));
            assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
        }
        assertThrows(ForkshopException.class, () -> Stdio.descriptor(-1));
    }

    /** fifo(7): opening waits for the other side. The child waits, and nobody else. */
    @Test
    @Timeout(60)
    void aFifoMakesItsChildWaitAndNoOtherStart() throws Exception {
        Path fifo = fifo("in");
        ChildProcess reader =
                sh("cat", Stdio.file(fifo, Stdio.Mode.READ), Stdio.pipe(), Stdio.inherit());
        Path out = fifo("out");
        ChildProcess writer = sh("echo x", NONE, Stdio.file(out, Stdio.Mode.WRITE), NONE);
        ChildProcess other = spawn("true");
        Story.of(other).whole();
        assertTrue(reader.isAlive());

        Files.writeString(fifo, "through\n");
        assertEquals("through\n", new String(reader.stdout().readAllBytes()));
        assertEquals("x\n", Files.readString(out));
        Story.of(reader).whole();
        Story.of(writer).whole();
    }

    @Test
    @Timeout(60)
    void aChildThatWaitsForItsFifoCanBeKilled() throws Exception {
        Stdio never = Stdio.file(fifo("never"), Stdio.Mode.READ);
        SpawnOptions options =
                SpawnOptions.defaults().stdio(never, NONE, NONE).diesWithParent(true);
        ChildProcess child = spawn("cat", List.of(), options.timeout(Duration.ofMillis(50)));

        assertEquals("killed by SIGTERM", Story.of(child).exit().toString());
        Story.of(child).whole();
        var thrown =
                assertThrows(
                        ForkshopException.class,
                        () -> spawn("cat", List.of(), options.argv0("other")));
        assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
    }

    @Test
    @Timeout(60)
    void aProgramBehindAFifoIsItselfWithItsArguments() throws Exception {
        fifo("in");
        SpawnOptions options =
                SpawnOptions.defaults()
                        .cwd(folder)
                        .stdio(Stdio.file(Path.of("in"), Stdio.Mode.READ), Stdio.pipe(), NONE);
        ChildProcess child = spawn("tr", List.of("a b", "'\"$"), options);
        Files.writeString(folder.resolve("in"), "a b");

        assertEquals("'\"$", new String(child.stdout().readAllBytes()));
        assertEquals(List.of("tr", "a b", "'\"$"), child.spawnargs());
        Story.of(child).whole();
    }

    @Test
    void aForkedChildMayHaveExtraPipes() throws Exception {
        ChildProcess child =
                fork(
                        io.forkshop.runtime.children.Echo.class.getName(),
                        List.of(),
                        Workers.options()
                                .stdio(NONE, NONE, NONE, Stdio.ipc(), Stdio.pipe(), Stdio.pipe()));
        Map<Integer, String> theirs = Proc.descriptors(child.pid().orElseThrow());
        child.disconnect();

        assertEquals(
                List.of(3, 4, 5),
                theirs.entrySet().stream()
                        .filter(e -> e.getValue().startsWith("socket:"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toList()));
        assertFalse(child.stdio(4) == null);
        Story.of(child).whole();
    }

    private Path fifo(String name) throws Exception {
        Path path = folder.resolve(name);
        assertTrue(spawn("mkfifo", path.toString()).await().success());
        Waits.until("the FIFO", () -> Files.exists(path));
        return path;
    }

    private static ChildProcess sh(String line, Stdio... items) {
        return spawn("sh", List.of("-c", line), SpawnOptions.defaults().stdio(items));
    }
}
