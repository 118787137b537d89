package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.execFile;
import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds whatever a child does. The bounds are the requirements' own times ten: the machine may
 * be shared, and what would break them would last for a minute.
 */
@ExtendWith(NothingLeftBehind.class)
@Timeout(120)
class BoundsTest {
    private static final ExecOptions DEFAULTS = ExecOptions.defaults();
    private static final Duration SLACK = Duration.ofSeconds(7);

    private final List<Long> grandchildren = new ArrayList<>();

    /** They are children of init by now: the library may not know them, this test does. */
    @AfterEach
    void endGrandchildren() {
        for (long pid : grandchildren) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** REL-10, with the child alive: sh waits for the sleeper, which holds both pipes. */
    @Test
    void rel10_aTimeoutIsABoundThoughAGrandchildHoldsTheOutput() {
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            ExecException failure =
                    failure(exec("sleep 60 & echo $!; wait", timeout(Duration.ofMillis(50))));

            remember(failure);
            assertTrue(failure.timedOut());
            assertEquals(Optional.of(Signal.SIGTERM), failure.signal());
            assertTrue(System.nanoTime() - start < SLACK.toNanos());
        }
    }

    /** REL-10, with the child gone before its time was over: exit came, close never would. */
    @Test
    void rel10_aTimeoutIsABoundThoughTheChildHasEnded() {
        long start = System.nanoTime();
        ExecException failure =
                failure(exec("sleep 60 & echo $!", timeout(Duration.ofMillis(500))));

        remember(failure);
        assertTrue(failure.timedOut());
        assertEquals("exited with code 0", failure.status().orElseThrow().toString());
        assertTrue(System.nanoTime() - start < SLACK.toNanos());
    }

    /** Node waits for such a child (node-spec 5.10). */
    @Test
    void rel10_aDeafChildIsKilledByTheClock() {
        String deaf = "trap '' TERM; while :; do :; done";
        long start = System.nanoTime();

        ExecException failure = failure(exec(deaf, timeout(Duration.ofMillis(200))));

        assertEquals(Optional.of(Signal.SIGKILL), failure.signal());
        assertTrue(failure.timedOut());
        assertTrue(System.nanoTime() - start < SLACK.toNanos());
    }

    /** In Node that is a success, with what happened to be read. */
    @Test
    void aChildThatExitsWellWhenItsTimeIsOverHasNotSucceeded() {
        String polite = "trap 'exit 0' TERM; echo begun; while :; do sleep 0.01; done";
        var options = timeout(Duration.ofMillis(300)).grace(Duration.ofSeconds(20));

        ExecException failure = failure(exec(polite, options));

        assertTrue(failure.timedOut());
        assertEquals("exited with code 0", failure.status().orElseThrow().toString());
    }

    /** REL-12: a gigabyte on both streams. The default limit is 1 MiB, and exact. */
    @Test
    void rel12_aFloodStopsAtMaxBufferWithBoundedMemory() {
        String flood = "head -c 1G /dev/zero & head -c 1G /dev/zero >&2; wait";
        long before = usedMemory();

        ExecException failure = failure(exec(flood));

        assertEquals("ERR_CHILD_PROCESS_STDIO_MAXBUFFER", failure.code());
        int out = failure.stdoutBytes().length;
        int err = failure.stderrBytes().length;
        assertEquals(1024 * 1024, Math.max(out, err));
        long grown = usedMemory() - before;
        assertTrue(grown < 32L << 20, () -> "grew by " + grown + " bytes");
    }

    /** A writer that nobody stops but us: killed, or EPIPE, but gone. */
    @Test
    void rel12_anEndlessWriterIsEnded() {
        ExecHandle yes = execFile("yes");

        assertEquals(1024 * 1024, failure(yes).stdoutBytes().length);
        assertEquals(Optional.of(Signal.SIGTERM), failure(yes).signal());
    }

    /** REL-12: nobody reads, so the child blocks; we hold none of it. */
    @Test
    void rel12_aReaderThatReadsLittleHoldsLittle() throws Exception {
        long before = usedMemory();
        ChildProcess yes = spawn("yes");
        for (int i = 0; i < 5; i++) {
            assertEquals(1024, yes.stdout().readNBytes(1024).length);
        }

        assertTrue(usedMemory() - before < 8L << 20);
        assertTrue(yes.isAlive());
        yes.close();
    }

    private static ExecOptions timeout(Duration longest) {
        return DEFAULTS.timeout(longest);
    }

    private void remember(ExecException failure) {
        String pid = failure.stdout().strip();
        if (!pid.isEmpty()) { // A slow machine may end the shell before it has said it.
            grandchildren.add(Long.parseLong(pid));
        }
    }

    private static ExecException failure(ExecHandle handle) {
        return assertThrows(ExecException.class, handle::join);
    }

    private static long usedMemory() {
        System.gc();
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }
}
