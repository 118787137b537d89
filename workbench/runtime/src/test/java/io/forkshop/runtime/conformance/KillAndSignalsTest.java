package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.HangsForever;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** E: kill. */
@ExtendWith(NothingLeftBehind.class)
class KillAndSignalsTest {
    @Test
    void p15_killIsDeliveredOnceAndNoMoreAfterTheEnd() {
        ChildProcess child = spawn("cat");
        Story story = Story.of(child);
        assertFalse(child.killed());

        assertTrue(child.kill());
        assertTrue(child.killed());

        assertEquals(
                List.of("spawn", "exit killed by SIGTERM", "close killed by SIGTERM"),
                story.whole());
        assertFalse(child.kill(), "a signal was delivered to a dead child");
        assertTrue(child.killed(), "killed says what we did, not what is");
    }

    @Test
    void p16_anUnknownSignalIsRefused() {
        for (String name :
                List.of("SIGFOO", "", "0", "65", "-1", "SIG", "SIG9", "TERM ", "999999999999")) {
            var thrown = assertThrows(ForkshopException.class, () -> Signal.of(name), name);
            assertEquals("ERR_UNKNOWN_SIGNAL", thrown.code());
        }
    }

    /** node-spec 4.1 */
    @Test
    void p16_aSignalsNameMayBeWrittenInAnyCaseAndWithoutSig() {
        for (String name : List.of("SIGTERM", "sigterm", "term", "TERM", "15")) {
            assertEquals(Signal.SIGTERM, Signal.of(name));
        }
        for (String name : Signal.names()) {
            assertEquals(name, Signal.of(name).name());
            assertEquals(name, Signal.of(Signal.of(name).number()).name());
        }
    }

    /** Unlike a JVM with default options, which makes exit codes of them (node-spec 11.5). */
    @Test
    void aJvmWorkerEndsByTheSignalAsNodeDoes() throws Exception {
        for (String name : List.of("SIGTERM", "SIGINT", "SIGHUP", "SIGKILL")) {
            ChildProcess worker = Workers.jvm(HangsForever.class);
            Story story = Story.of(worker);
            assertEquals("ready", story.nextMessage());
            worker.kill(Signal.of(name));
            assertEquals("killed by " + name, story.exit().toString());
            worker.close();
        }
    }

    @Test
    void aStoppedChildIsAliveUntilItIsKilled() throws Exception {
        ChildProcess child = spawn("cat");
        Story story = Story.of(child);
        assertTrue(child.kill(Signal.SIGSTOP));
        assertTrue(child.kill());
        assertTrue(child.isAlive(), "SIGTERM waits for SIGCONT");
        assertTrue(child.kill(Signal.SIGCONT));
        assertEquals("killed by SIGTERM", story.exit().toString());
        story.whole();
    }

    /** It may still be the wrapper, the launcher of the VM, or the VM at any point of its start. */
    @Test
    void aWorkerMayBeKilledAtAnyMomentOfItsStart() throws Exception {
        for (int i = 0; i < 20; i++) {
            ChildProcess worker = Workers.jvm(HangsForever.class);
            for (int turn = 0; turn < i * 20_000; turn++) {
                Thread.onSpinWait();
            }
            assertTrue(worker.kill());
            assertEquals("killed by SIGTERM", Story.of(worker).exit().toString());
            worker.close();
        }
    }

    @Test
    void awaitGivesUpWhenItIsToldTo() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            assertEquals(Optional.empty(), child.await(Duration.ofMillis(1)));
            assertEquals(Optional.empty(), child.awaitClose(Duration.ZERO));
            assertEquals(Optional.empty(), child.status());
        }
    }

    @Test
    void closeKillsWaitsAndMayBeCalledTwice() {
        ChildProcess child = spawn("sh", "-c", "trap '' TERM HUP INT; while :; do :; done");

        child.close();

        assertFalse(child.isAlive());
        assertEquals("killed by SIGKILL", child.status().orElseThrow().toString());
        child.close();
    }
}
