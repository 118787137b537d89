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
import io.forkshop.runtime.children.HangsForever;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** E: what ends a child before its own end; and what it is given to read. */
@ExtendWith(NothingLeftBehind.class)
class LimitsTest {
    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void p17_aTimeoutKillsAndIsNoError() {
        ChildProcess child = spawn("sleep", List.of("30"), DEFAULTS.timeout(SHORT));

        assertEquals(
                List.of("spawn", "exit killed by SIGTERM", "close killed by SIGTERM"),
                Story.of(child).whole());
        assertTrue(child.killed());
    }

    /** node-spec 1.14 */
    @Test
    void theKillSignalIsWhatATimeoutSends() {
        SpawnOptions options = DEFAULTS.timeout(SHORT).killSignal(Signal.SIGINT);

        assertEquals(
                "exit killed by SIGINT",
                Story.of(spawn("sleep", List.of("30"), options)).whole().get(1));
    }

    @Test
    void aChildThatEndsInTimeIsLeftAlone() {
        ChildProcess child = spawn("true", List.of(), DEFAULTS.timeout(Duration.ofDays(99_999)));

        assertEquals("exit exited with code 0", Story.of(child).whole().get(1));
        assertFalse(child.killed());
    }

    @Test
    void aTimeoutOfZeroIsNone() {
        ChildProcess child = spawn("cat", List.of(), DEFAULTS.timeout(Duration.ZERO).input("x"));

        assertEquals("exit exited with code 0", Story.of(child).whole().get(1));
    }

    /** Node refuses it with the same code when spawn is called. */
    @Test
    void aNegativeTimeoutIsRefusedBeforeThereIsAChild() {
        var thrown =
                assertThrows(
                        ForkshopException.class, () -> DEFAULTS.timeout(Duration.ofMillis(-1)));
        assertEquals("ERR_OUT_OF_RANGE", thrown.code());
    }

    /** A forked worker has limits, too (node-spec, E8). */
    @Test
    void aForkedWorkerCanHaveATimeout() throws Exception {
        ForkOptions options = Workers.options().timeout(SHORT);

        ChildProcess worker = fork(HangsForever.class.getName(), List.of(), options);

        assertEquals("killed by SIGTERM", Story.of(worker).exit().toString());
        worker.close();
    }

    @Test
    void p18_cancellingIsAnErrorWithItsReasonAndThenAnExit() throws Exception {
        Cancellation token = new Cancellation();
        ChildProcess child = spawn("cat", List.of(), DEFAULTS.cancellation(token));
        Story story = Story.of(child);
        CompletableFuture<ForkshopException> error = new CompletableFuture<>();
        child.onError(error::complete);
        Exception reason = new Exception("enough");

        token.cancel(reason);
        token.cancel("a second word changes nothing");

        assertEquals(
                List.of(
                        "spawn",
                        "error ABORT_ERR",
                        "exit killed by SIGTERM",
                        "close killed by SIGTERM"),
                story.whole());
        assertSame(reason, Waits.forFuture("the error", error).getCause());
        assertSame(reason, token.reason().orElseThrow());
        assertTrue(child.killed());
    }

    /** node-spec 1.16 */
    @Test
    void aChildOfACancelledTokenIsStartedAndKilled() {
        Cancellation token = new Cancellation();
        token.cancel();
        SpawnOptions options = DEFAULTS.cancellation(token).killSignal(Signal.SIGKILL);

        assertEquals(
                List.of(
                        "spawn",
                        "error ABORT_ERR",
                        "exit killed by SIGKILL",
                        "close killed by SIGKILL"),
                Story.of(spawn("cat", List.of(), options)).whole());
    }

    /** node-spec 1.16 */
    @Test
    void cancellingAfterTheEndHasNoEffect() {
        Cancellation token = new Cancellation();
        ChildProcess child = spawn("true", List.of(), DEFAULTS.cancellation(token));
        Story story = Story.of(child);
        story.whole();

        token.cancel();

        assertEquals(3, story.whole().size(), () -> "" + story.soFar());
        assertFalse(child.killed());
    }

    @Test
    void oneWordEndsManyChildren() {
        Cancellation token = new Cancellation();
        List<Story> stories =
                java.util.stream.Stream.generate(
                                () -> spawn("cat", List.of(), DEFAULTS.cancellation(token)))
                        .limit(20)
                        .map(Story::of)
                        .toList();

        token.cancel();

        stories.forEach(story -> assertEquals("exit killed by SIGTERM", story.whole().get(2)));
    }

    @Test
    void aProgramThatIsMissingHasNothingToCancel() {
        Cancellation token = new Cancellation();
        ChildProcess child = spawn("not-there", List.of(), DEFAULTS.cancellation(token));

        token.cancel();

        assertEquals("error ENOENT", Story.of(child).whole().getFirst());
    }

    /** More than a pipe holds, so that it cannot all be written at once. */
    @Test
    void inputIsAllThatTheChildReads() throws Exception {
        String all = "abcdefgh".repeat(100_000);
        ChildProcess child = spawn("cat", List.of(), DEFAULTS.input(all));

        assertNull(child.stdin());
        assertEquals(all, new String(child.stdout().readAllBytes()));
        assertEquals("exit exited with code 0", Story.of(child).whole().get(1));
    }

    @Test
    void aChildMayLeaveItsInputUnread() {
        ChildProcess child = spawn("true", List.of(), DEFAULTS.input(new byte[10_000_000]));

        assertEquals("exit exited with code 0", Story.of(child).whole().get(1));
    }

    @Test
    void inputNeedsAPipe() {
        SpawnOptions options = DEFAULTS.input("x").stdio(Stdio.ignore());

        var thrown = assertThrows(ForkshopException.class, () -> spawn("cat", List.of(), options));

        assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
    }
}
