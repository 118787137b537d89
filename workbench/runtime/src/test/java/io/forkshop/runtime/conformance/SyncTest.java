package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.execFileSync;
import static io.forkshop.runtime.process.ChildProcesses.execSync;
import static io.forkshop.runtime.process.ChildProcesses.spawnSync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnException;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.process.SyncResult;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** G: the forms that wait. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(60)
class SyncTest {
    private static final ExecOptions DEFAULTS = ExecOptions.defaults();
    private static final Stdio[] PIPES = {Stdio.pipe(), Stdio.pipe(), Stdio.pipe()};

    @Test
    void p24_aBadExitCodeIsAStatusAndNoError() throws Exception {
        SyncResult result = spawnSync("sh", "-c", "echo out; echo err >&2; exit 3");

        assertEquals(OptionalInt.of(3), result.status());
        assertEquals(Optional.empty(), result.signal());
        assertEquals(Optional.empty(), result.error());
        assertNull(result.output(0));
        assertArrayEquals("out\n".getBytes(), result.output(1));
        assertEquals("out\n", result.stdout());
        assertEquals("err\n", result.stderr());
        assertTrue(result.pid() > 0);
    }

    @Test
    void p25_aMissingProgramIsAResult() throws Exception {
        SyncResult result = spawnSync("not-there", "x");

        var error = (SpawnException) result.error().orElseThrow();
        assertEquals("ENOENT", error.code());
        assertEquals(-2, error.errno());
        assertEquals("spawnSync not-there", error.syscall());
        assertEquals(List.of("x"), error.spawnargs());
        assertEquals(OptionalInt.empty(), result.status());
        assertEquals(Optional.empty(), result.signal());
        assertEquals(0, result.pid());
        assertNull(result.output(1));
    }

    /** There is no code property in Node; ours is never null and says the same as the status. */
    @Test
    void p26_execSyncThrowsWhatSpawnSyncWouldReturn() {
        var options = DEFAULTS.stdio(PIPES);
        var thrown =
                assertThrows(
                        ExecException.class,
                        () -> execSync("echo out; echo err >&2; exit 3", options));

        assertEquals(OptionalInt.of(3), thrown.exitCode());
        assertEquals("3", thrown.code());
        assertEquals("out\n", thrown.stdout());
        assertEquals("err\n", thrown.stderr());
        assertTrue(thrown.pid().isPresent());
        assertTrue(thrown.getMessage().startsWith("Command failed: echo out;"));
    }

    /** node-spec 6.2: what spawn would throw, too. */
    @Test
    void argumentsThatAreTooLongAreAResult() throws Exception {
        SyncResult result = spawnSync("echo", "x".repeat(3_000_000));

        assertEquals("E2BIG", result.error().orElseThrow().code());
        assertEquals(0, result.pid());
    }

    /** node-spec 6.3 */
    @Test
    void aTimeoutIsAnErrorOfItsOwn() throws Exception {
        var options = DEFAULTS.timeout(Duration.ofMillis(100)).stdio(PIPES);

        SyncResult result = spawnSync("sleep", List.of("30"), options);

        var error = (SpawnException) result.error().orElseThrow();
        assertEquals("ETIMEDOUT", error.code());
        assertEquals(-110, error.errno());
        assertEquals(OptionalInt.empty(), result.status());
        assertEquals(Optional.of(Signal.SIGTERM), result.signal());
        var thrown = assertThrows(ExecException.class, () -> execSync("sleep 30", options));
        assertEquals("ETIMEDOUT", thrown.code());
    }

    /** node-spec 6.4; unlike Node's, the output is cut. */
    @Test
    void tooMuchOutputIsAnErrorOfItsOwn() throws Exception {
        SyncResult result = spawnSync("echo", List.of("hello world"), DEFAULTS.maxBuffer(5));

        assertEquals("ENOBUFS", result.error().orElseThrow().code());
        assertEquals("hello", result.stdout());
    }

    /** node-spec 6.5 */
    @Test
    void theInputIsWhatWasGivenOrNothing() throws Exception {
        assertEquals("", spawnSync("cat").stdout());
        assertEquals("given", spawnSync("cat", List.of(), DEFAULTS.input("given")).stdout());
        assertEquals("given", execFileSync("cat", List.of(), DEFAULTS.input("given")));
    }

    /** node-spec 6.6 */
    @Test
    void aChannelIsRefused() {
        var options = DEFAULTS.stdio(Stdio.pipe(), Stdio.pipe(), Stdio.pipe(), Stdio.ipc());
        var thrown =
                assertThrows(ForkshopException.class, () -> spawnSync("true", List.of(), options));

        assertEquals("ERR_IPC_SYNC_FORK", thrown.code());
    }

    /** node-spec 6.6 */
    @Test
    void whatIsNoPipeIsNotCollected() throws Exception {
        var options = DEFAULTS.stdio(Stdio.ignore(), Stdio.pipe(), Stdio.ignore());

        SyncResult result = spawnSync("sh", List.of("-c", "cat; echo x; echo y >&2"), options);

        assertEquals("x\n", result.stdout());
        assertNull(result.stderr());
    }

    /** node-spec 6.7 */
    @Test
    void itWaitsForAGrandchildThatHoldsTheOutput() throws Exception {
        SyncResult result = spawnSync("sh", "-c", "(sleep 0.3; echo late) & echo early");

        assertEquals("early\nlate\n", result.stdout());
    }

    /** Node cannot: its only thread waits (6.6). */
    @Test
    void anotherThreadMayCancel() throws Exception {
        Cancellation token = new Cancellation();
        CompletableFuture<SyncResult> result = new CompletableFuture<>();
        var options = DEFAULTS.cancellation(token);
        Thread.startVirtualThread(
                () -> {
                    try {
                        result.complete(spawnSync("sleep", List.of("30"), options));
                    } catch (InterruptedException e) {
                        result.completeExceptionally(e);
                    }
                });
        token.cancel();

        assertEquals("ABORT_ERR", Waits.forFuture("the end", result).error().orElseThrow().code());
    }

    @Test
    void anInterruptLeavesNoChild() {
        CompletableFuture<InterruptedException> interrupted = new CompletableFuture<>();
        Thread waiting =
                Thread.startVirtualThread(
                        () ->
                                interrupted.complete(
                                        assertThrows(
                                                InterruptedException.class,
                                                () -> spawnSync("sleep", "30"))));
        Waits.until("a child", () -> !Proc.descendants().isEmpty());

        waiting.interrupt();

        Waits.until("the exception", interrupted::isDone);
        assertEquals(List.of(), Proc.descendants().stream().filter(Proc::isAlive).toList());
    }

    /** node-spec 6.9 */
    @Test
    void whatItWritesToStderrIsShownUnlessStdioIsGiven() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true));
        try {
            assertEquals("out\n", execSync("echo out; echo seen >&2"));
            execSync("echo unseen >&2", DEFAULTS.stdio(PIPES));
            spawnSync("sh", "-c", "echo unseen >&2");
        } finally {
            System.setErr(before);
        }
        assertEquals("seen\n", shown.toString());
    }
}
