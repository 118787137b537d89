package io.forkshop.app.evaluate;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

/** Who waits for a line hears why it does not come to an end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LookoutTest {
    @Test
    void aLineThatUsesUpItsProcessorTimeIsStoppedAndTheSessionLives() {
        try (Conversation talk = new Conversation(setup -> setup.cpu(Duration.ofSeconds(1)))) {
            talk.eval("int x = 5;");

            assertInstanceOf(Result.Stopped.class, talk.one("while (true);"));

            String said = talk.errors.toString();
            assertTrue(said.matches("(?s).*has used \\d+ s of processor time.*"), said);
            assertTrue(said.contains("and may use 1. 'forkshop --cpu SECONDS'"), said);
            assertEquals("5", talk.value("x"));
        }
    }

    @Test
    void whoWaitsUsesNothing() {
        try (Conversation talk = new Conversation(setup -> setup.cpu(Duration.ofSeconds(1)))) {
            talk.one("new Semaphore(0).tryAcquire(3, TimeUnit.SECONDS)");
            assertEquals("", talk.errors.toString());
        }
    }

    @Test
    void aSessionThatASignalHasStoppedIsNamedAndCanGoOn() throws Exception {
        try (Conversation talk = new Conversation()) {
            talk.eval("int x = 5;");
            long pid = talk.java.sessionPid().orElseThrow();
            signal("STOP", pid);
            Conversation.Running running = talk.new Running("x + 1");
            until("it is said", () -> talk.errors.toString().contains("'kill -CONT " + pid + "'"));

            signal("CONT", pid);
            assertEquals("6", assertInstanceOf(Result.Value.class, running.end()).text());
        }
    }

    @Test
    void oneThatStaysStoppedIsReplacedAfterCtrlC() throws Exception {
        try (Conversation talk = new Conversation()) {
            talk.eval("int x = 5; int f() { return 1; }");
            signal("STOP", talk.java.sessionPid().orElseThrow());
            Conversation.Running running = talk.new Running("x + 1");
            until("it is said", () -> talk.errors.toString().contains("Ctrl-C replaces it"));

            running.stop();
            assertInstanceOf(Result.Lost.class, running.end());
            assertEquals("1", talk.value("f()"));
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
    }
}
