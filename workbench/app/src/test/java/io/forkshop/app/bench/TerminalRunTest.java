package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;

@Timeout(120)
class TerminalRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TerminalRun shell(String script, Scratch scratch) {
        List<String> command = List.of("sh", "-c", script);
        return new TerminalRun("the shell", command, Surroundings.ofTerminal(), scratch);
    }

    @Test
    void aProgramIsFollowedToItsPromptAndToItsEnd() throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                TerminalRun run = shell("printf 'hi\\n? '; read x; exit 7", scratch)) {
            assertTrue(run.untilPrompt(new Prompt("\\?"), PATIENCE) > 0);
            assertEquals("exited with code 7", run.leave("\r", PATIENCE).orElseThrow().toString());
        }
    }

    @Test
    void itHasATerminalOf80Columns() throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                TerminalRun run = shell("stty size </dev/tty; printf '? '; read x", scratch)) {
            Prompt prompt = new Prompt("\\?");
            run.untilPrompt(prompt, PATIENCE);
            assertEquals("24 80\n? ", prompt.text());
        }
    }

    @Test
    void oneThatEndsBeforeItsPromptIsToldWithWhatItSaid() {
        try (Scratch scratch = Scratch.create();
                TerminalRun run = shell("echo no JDK; exit 69", scratch)) {
            Trouble trouble =
                    assertThrows(Trouble.class, () -> run.untilPrompt(new Prompt("\\?"), PATIENCE));
            assertEquals(
                    "the shell exited with code 69 before its prompt; its screen ends: no JDK",
                    trouble.getMessage());
        }
    }

    @Test
    void oneThatNeverPromptsIsToldWithWhatWasAwaited() {
        try (Scratch scratch = Scratch.create();
                TerminalRun run = shell("read x", scratch)) {
            Trouble trouble =
                    assertThrows(
                            Trouble.class, () -> run.untilPrompt(new Prompt("\\?"), Duration.ZERO));
            assertEquals(
                    "the prompt of the shell did not come within 0 s; its screen is empty",
                    trouble.getMessage());
        }
    }
}
