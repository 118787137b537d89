package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/**
 * Ctrl-C in each state, and every way to leave: nothing is left behind, the terminal is restored.
 */
class InterruptTest {
    private static final String CTRL_C = "\003";
    private static final String CTRL_D = "\004";
    private static final String PROMPT = "0.1 [0 alive]>";

    @TempDir private Path state;

    @Test
    void atAnEmptyPromptItSaysHowToLeaveAndTheSecondLeaves() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type(CTRL_C, "To leave: quit or Ctrl-D");
            window.awaitLastLine(PROMPT);
            window.type(CTRL_C);
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertTrue(window.modesAreAsBefore());
        }
    }

    @Test
    void aPartialLineIsCleared() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("frok", "frok");
            window.type(CTRL_C);
            window.type("lang\r", "English");
        }
    }

    @Test
    void anUnfinishedValueIsCleared() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("send w1 {\r", "...> ");
            window.type(CTRL_C);
            window.type("lang\r", "English");
        }
    }

    @Test
    void aRunningCommandStopsAndTheWorkersLive() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("await w1 exit\r");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("send w1 1\r", "from w1: 1");
        }
    }

    @Test
    void anExecEndsAndNobodyElseDoes() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("exec 'sleep 600 & echo $!; wait'\r", "argv: /bin/sh -c");
            Until.until("shell and sleep run", () -> window.theLearners().size() == 3);
            window.type(CTRL_C, "killed by SIGTERM");
            window.awaitScreen("Interrupted.");
            window.awaitLastLine("0.1 [1 alive]>");
            assertEquals(2, window.theLearners().size(), "the worker, and the shell's own child");
            window.type("send w1 1\r", "from w1: 1");
            window.type(CTRL_D);
            window.awaitEnd();
            assertEquals(0, window.left().size());
        }
    }

    @Test
    void anExecThatIsDeafEndsToo() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("exec \"trap '' TERM; sleep 600; sleep 600\"\r", "argv: /bin/sh -c");
            Until.until("shell and sleep run", () -> window.theLearners().size() == 2);
            window.type(CTRL_C, "killed by SIGKILL");
            window.awaitScreen("Interrupted.");
            window.awaitLastLine(PROMPT);
        }
    }

    @Test
    void aQuestionIsLeft() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("run C2.1\r", "Your prediction");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
        }
    }

    @Test
    void anExperimentIsStoppedAndItsWorkersAreGone() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("run C2.1 b\r", "Running...");
            window.type(CTRL_C);
            window.awaitLastLine(PROMPT);
            window.type(CTRL_D);
            window.awaitEnd();
            assertEquals(0, window.left().size());
        }
    }

    @Test
    void aRunOfManyIsStoppedAndKeepsWhatWasSeen() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("run 3\r", "C3.3"); // So C3.2, before it, is done.
            window.type(CTRL_C, "stopped");
            window.awaitScreen("run in");
            window.awaitScreen("Interrupted.");
            window.awaitLastLine(PROMPT);
            window.type("claims C3.2\r", "Verdict: holds");
            window.type(CTRL_D);
            window.awaitEnd();
            assertEquals(0, window.left().size());
        }
    }

    @Test
    void thePagerIsLeft() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 12, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("read\r", "q quit");
            window.type(CTRL_C);
            window.awaitLastLine(PROMPT);
        }
    }

    @Test
    void ctrlDEndsEveryWorkerAndRestoresTheTerminal() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("spawn sleep 600\r", "[2 alive]>");
            window.type(CTRL_D);
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertEquals(0, window.left().size());
            assertTrue(window.modesAreAsBefore());
        }
    }

    @Test
    void ctrlDOnALineDeletesACharacter() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("xlang", "xlang");
            window.type("\001" + CTRL_D + "\r", "English");
        }
    }

    @Test
    void sigtermEndsEveryWorkerAndRestoresTheTerminal() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.signal(Signal.SIGTERM);
            assertEquals(new ExitStatus.Exited(143), window.awaitEnd());
            assertEquals(0, window.left().size());
            assertTrue(window.modesAreAsBefore());
        }
    }

    @Test
    void aClosedWindowEndsEveryWorker() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.hangUp();
            window.awaitEnd();
            assertEquals(0, window.left().size());
        }
    }

    @Test
    void withTheWorkbenchKilledTheWorkersEnd() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.signal(Signal.SIGKILL);
            window.awaitEnd();
            Until.until("the workers have ended", () -> window.left().isEmpty());
        }
    }

    @Test
    void ctrlZHandsTheTerminalToTheShellAndFgBringsTheLineBack() throws Exception {
        try (TerminalWindow window = TerminalWindow.openInShell(state)) {
            window.awaitLastLine(PROMPT);
            window.type("lan", PROMPT + " lan");
            window.type("\032", "Stopped");
            window.awaitLastLine("shell>");
            window.type("stty -a | grep -ow isig\r", "\nisig");
            window.type("fg\r");
            window.awaitLastLine(PROMPT + " lan");
            window.type("g\r", "English");
            window.awaitLastLine(PROMPT);
            window.type(CTRL_C, "To leave: quit or Ctrl-D");
            window.type(CTRL_D, "To go on at 0.1");
            window.awaitLastLine("shell>");
        }
    }

    @Test
    void aPlainTerminalHasAPromptWithoutEscapes() throws Exception {
        Map<String, String> dumb = Map.of("TERM", "dumb");
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, dumb)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            // What --show prints proves that the command has begun; here Ctrl-C is a signal.
            window.type("await w1 exit --show\r", "w1.await();");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("exec 'exec sleep 600'\r", "argv: /bin/sh -c");
            window.type(CTRL_C, "killed by SIGTERM");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type(CTRL_C, "To leave: quit or Ctrl-D");
            window.type(CTRL_D);
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertEquals(0, window.left().size());
            assertEquals(-1, window.written().indexOf('\033'));
            assertTrue(window.modesAreAsBefore());
        }
    }
}
