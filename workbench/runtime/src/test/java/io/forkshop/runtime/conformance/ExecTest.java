package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.execFile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExecResult;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** F: exec and execFile, awaited. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(60)
class ExecTest {
    private static final ExecOptions DEFAULTS = ExecOptions.defaults();
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void p19_aBadExitCodeIsAFailureWithAllThatIsKnown() {
        String line = "echo out; echo err >&2; exit 3";

        ExecException failure = failure(exec(line));

        assertEquals(OptionalInt.of(3), failure.exitCode());
        assertEquals("3", failure.code());
        assertFalse(failure.killed());
        assertEquals(Optional.empty(), failure.signal());
        assertEquals(line, failure.cmd());
        assertEquals("Command failed: " + line + "\nerr\n", failure.getMessage());
        assertEquals("out\n", failure.stdout());
        assertEquals("err\n", failure.stderr());
        assertTrue(failure.pid().isPresent());
    }

    @Test
    void p20_aShellKnowsNoSuchCommandButExists() {
        ExecException failure = failure(exec("not-there"));

        assertEquals(OptionalInt.of(127), failure.exitCode());
        assertTrue(failure.pid().isPresent());
    }

    /** node-spec 5.8 */
    @Test
    void p20_aProgramThatIsNotThereNeverStarts() {
        ExecException failure = failure(execFile("not-there", "x"));

        assertEquals("ENOENT", failure.code());
        assertTrue(failure.pid().isEmpty());
        assertEquals(OptionalInt.empty(), failure.exitCode());
        assertEquals(Optional.empty(), failure.signal());
        assertFalse(failure.killed());
        assertEquals("not-there x", failure.cmd());
        assertTrue(failure.getMessage().startsWith("spawn not-there ENOENT"));
    }

    /** Node's code is null here; ours says why. */
    @Test
    void p21_aTimeoutKills() {
        ExecException failure = failure(exec("sleep 30", DEFAULTS.timeout(SHORT)));

        assertTrue(failure.killed());
        assertTrue(failure.timedOut());
        assertEquals(OptionalInt.empty(), failure.exitCode());
        assertEquals(Optional.of(Signal.SIGTERM), failure.signal());
        assertEquals("ETIMEDOUT", failure.code());
        assertEquals("Command failed: sleep 30\n", failure.getMessage());
    }

    @Test
    void p22_tooMuchOutputIsCutAtTheByte() {
        ExecException failure = failure(exec("echo hello world", DEFAULTS.maxBuffer(5)));

        assertEquals("ERR_CHILD_PROCESS_STDIO_MAXBUFFER", failure.code());
        assertEquals("stdout maxBuffer length exceeded", failure.getMessage());
        assertEquals("hello", failure.stdout());
    }

    @Test
    void p23_argumentsArriveAsTheyAre() throws Exception {
        assertEquals("* $HOME\n", execFile("echo", "*", "$HOME").join().stdout());
    }

    /** node-spec 5.11: Node counts bytes, and cuts by characters. */
    @Test
    void theLimitIsExactAndEachStreamHasItsOwn() throws Exception {
        ExecResult exact = exec("printf 12345; printf 54321 >&2", DEFAULTS.maxBuffer(5)).join();
        assertEquals("12345", exact.stdout());
        assertEquals("54321", exact.stderr());

        ExecException failure = failure(exec("printf 123456 >&2", DEFAULTS.maxBuffer(5)));
        assertEquals("stderr maxBuffer length exceeded", failure.getMessage());
        assertEquals("12345", failure.stderr());

        ExecException cut = failure(exec("printf '\\303\\244\\303\\266'", DEFAULTS.maxBuffer(3)));
        assertEquals(3, cut.stdoutBytes().length);
        assertEquals("ä", cut.stdout(), "half a character is no character");

        assertEquals("", exec("true", DEFAULTS.maxBuffer(0)).join().stdout());
        assertEquals("", failure(exec("echo", DEFAULTS.maxBuffer(0))).stdout());
    }

    /** node-spec 5.5 */
    @Test
    void writingToStderrIsNoFailure() throws Exception {
        ExecResult result = exec("echo warning >&2").join();

        assertEquals("warning\n", result.stderr());
        assertEquals("exited with code 0", result.status().toString());
    }

    /** node-spec 5.7 */
    @Test
    void aChildThatKillsItselfWasNotKilledByUs() {
        ExecException failure = failure(exec("kill -KILL $$"));

        assertEquals(Optional.of(Signal.SIGKILL), failure.signal());
        assertEquals("SIGKILL", failure.code());
        assertFalse(failure.killed());

        ExecHandle ours = exec("sleep 30");
        ours.child().kill();
        assertTrue(failure(ours).killed());
    }

    /** node-spec 5.3 */
    @Test
    void theInputIsAnOpenPipeUntilItIsClosed() throws Exception {
        ExecHandle cat = exec("cat");
        cat.child().stdin().write("typed".getBytes());
        cat.child().stdin().close();

        assertEquals("typed", cat.join().stdout());
        assertEquals("given", exec("cat", DEFAULTS.input("given")).join().stdout());
    }

    /** node-spec 5.12: the bytes are there, whatever the text makes of them. */
    @Test
    void outputIsBytesAndTextInTheEncodingAskedFor() throws Exception {
        var latin = DEFAULTS.encoding(StandardCharsets.ISO_8859_1);
        ExecResult result = exec("printf '\\344\\000\\377'", latin).join();

        assertEquals("ä\0ÿ", result.stdout());
        assertArrayEquals(new byte[] {(byte) 0xe4, 0, (byte) 0xff}, result.stdoutBytes());
        result.stdoutBytes()[0] = 0;
        assertEquals("ä\0ÿ", result.stdout(), "a result does not change");
        assertEquals("\ufffd\0\ufffd", exec("printf '\\344\\000\\377'").join().stdout());
    }

    /** node-spec 5.13; Node sends SIGTERM whatever killSignal says (5.2). */
    @Test
    void cancellingIsAFailureWithItsReason() {
        Cancellation token = new Cancellation();
        var options = DEFAULTS.cancellation(token).killSignal(Signal.SIGKILL);
        ExecHandle handle = exec("exec sleep 30", options);
        Exception reason = new Exception("enough");

        token.cancel(reason);

        ExecException failure = failure(handle);
        assertEquals("ABORT_ERR", failure.code());
        assertEquals("The operation was aborted", failure.getMessage());
        assertSame(reason, failure.getCause());
        assertEquals("exec sleep 30", failure.cmd());
        assertEquals(Optional.of(Signal.SIGKILL), failure.signal());
    }

    /** node-spec 5.2: Node forgets these. */
    @Test
    void everyOptionIsForwarded() throws Exception {
        var quiet = DEFAULTS.stdio(Stdio.ignore(), Stdio.pipe(), Stdio.ignore());
        assertEquals("", exec("cat; echo lost >&2", quiet).join().stdout());

        var named = DEFAULTS.spawn(SpawnOptions.defaults().argv0("zero"));
        assertEquals("zero\n", execFile("sh", List.of("-c", "echo $0"), named).join().stdout());
        assertEquals("/\n", exec("pwd", DEFAULTS.cwd(Path.of("/"))).join().stdout());
        var bash = DEFAULTS.shell("/bin/bash");
        assertEquals("yes\n", exec("[[ a == a ]] && echo yes", bash).join().stdout());
    }

    /** What spawn throws, exec throws (node-spec 1.18). */
    @Test
    void badArgumentsAreThrownAtOnce() {
        var nul = assertThrows(ForkshopException.class, () -> exec("echo \0"));
        assertEquals("ERR_INVALID_ARG_VALUE", nul.code());
        var negative = assertThrows(ForkshopException.class, () -> DEFAULTS.maxBuffer(-1));
        assertEquals("ERR_OUT_OF_RANGE", negative.code());
        var tooLong = "x".repeat(3_000_000);
        var thrown = assertThrows(ForkshopException.class, () -> execFile("echo", tooLong));
        assertEquals("E2BIG", thrown.code());
    }

    private static ExecException failure(ExecHandle handle) {
        return assertThrows(ExecException.class, handle::join);
    }
}
