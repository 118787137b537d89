package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** top and tree --live as a person sees them. */
class TopWindowTest {
    private static final String KEYS = "q leaves; sort by c CPU";
    private static final String OWN_SCREEN = "\033[?25h\033[?1049l";

    @TempDir private Path state;

    private TerminalWindow window(int columns, int rows, Map<String, String> more)
            throws Exception {
        TerminalWindow window = TerminalWindow.open(state, columns, rows, more);
        window.awaitLastLine("0.1 [0 alive]>");
        window.type("spawn sleep 1000\r", "[1 alive]>");
        return window;
    }

    private TerminalWindow window() throws Exception {
        return window(80, 24, Map.of());
    }

    /** Without the line that was typed: the screen as it was before. */
    private static void restored(TerminalWindow window, String before) {
        window.awaitLastLine("0.1 [1 alive]>");
        Until.until(
                "the screen is as it was, and the line below:\n" + before,
                () -> window.screen().startsWith(before.stripTrailing()));
        assertFalse(window.screen().contains(KEYS), window.screen());
    }

    @Test
    void qLeavesAndTheScreenIsAsItWas() throws Exception {
        try (TerminalWindow window = window()) {
            String before = window.screen();
            window.type("top -i 200ms\r", KEYS);
            window.awaitScreen("rates are per second");
            assertTrue(window.screen().contains("sleeping (S)"), window.screen());
            assertFalse(window.screen().contains("[1 alive]"), "a screen of its own");
            window.type("p", "by pid");
            window.type("m", "by messages");
            window.type("c", "by CPU");
            window.type("\033[A\033[5~", "by CPU"); // an arrow, a page: no letters
            window.type("q");
            restored(window, before);
        }
    }

    @Test
    void ctrlCLeavesItToo() throws Exception {
        try (TerminalWindow window = window()) {
            String before = window.screen();
            window.type("top\r", KEYS);
            window.type("\003");
            restored(window, before);
        }
    }

    @Test
    void aLetterWithoutAMeaningBeginsTheNextCommand() throws Exception {
        try (TerminalWindow window = window()) {
            window.type("top\r", KEYS);
            window.type("where\r", "Processes alive: 1");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("top\rwhere\r");
            window.awaitScreen("no rates yet");
            window.awaitLastLine("0.1 [1 alive]>");
        }
    }

    @Test
    void soManyFramesAndThePromptIsBack() throws Exception {
        try (TerminalWindow window = window()) {
            String before = window.screen();
            window.type("top -n 2 -i 100ms\r");
            Until.until("it is over", () -> window.written().contains(OWN_SCREEN));
            restored(window, before);
        }
    }

    @Test
    void theFrameFollowsTheWindow() throws Exception {
        try (TerminalWindow window = window()) {
            window.type("top -i 60m\r", "STAT NLWP %CPU");
            window.resize(40, 20);
            window.awaitScreen("STAT: S sleeping");
            window.resize(120, 40);
            window.awaitScreen("STAT NLWP %CPU");
            assertFalse(window.screen().contains("STAT: "), window.screen());
            window.type("q");
            window.awaitLastLine("0.1 [1 alive]>");
        }
    }

    @Test
    void fortyColumnsShowAList() throws Exception {
        try (TerminalWindow window = window(40, 24, Map.of())) {
            window.type("top -i 200ms\r", "WHO: s1");
            window.awaitScreen("VCSW: 0");
            assertTrue(window.screen().contains("STAT: S sleeping"), window.screen());
            window.type("q");
            window.awaitLastLine("0.1 [1 alive]>");
        }
    }

    @Test
    void withoutColoursAllIsStillSaid() throws Exception {
        try (TerminalWindow window = window(80, 24, Map.of("NO_COLOR", "1"))) {
            int from = window.written().length();
            window.type("top -i 200ms\r", KEYS);
            window.type("q");
            window.awaitLastLine("0.1 [1 alive]>");
            String written = window.written().substring(from);
            String view =
                    written.substring(written.indexOf("\033[?1049h"), written.indexOf(OWN_SCREEN));
            assertFalse(view.matches("(?s).*\033\\[[0-9;]*m.*"), view);
        }
    }

    @Test
    void aStoppedProcessIsSeenAndWhatHappensMeanwhileIsToldAfterwards() throws Exception {
        try (TerminalWindow window = window()) {
            long pid = sleeping(window, "1000");
            window.type("top -i 200ms\r", KEYS);
            new ProcessBuilder("kill", "-STOP", "" + pid).start().waitFor();
            window.awaitScreen("1 stopped (T)");
            new ProcessBuilder("kill", "-KILL", "" + pid).start().waitFor();
            window.awaitScreen("  1 ");
            Until.until("it is gone", () -> !window.screen().contains("s1 "));
            assertFalse(window.screen().contains("killed by SIGKILL"), window.screen());
            window.type("q", "s1 ended: killed by SIGKILL");
            window.awaitLastLine("0.1 [0 alive]>");
        }
    }

    private static long sleeping(TerminalWindow window, String seconds) {
        return window.theLearners().stream()
                .filter(
                        pid ->
                                ProcessHandle.of(pid)
                                        .flatMap(process -> process.info().arguments())
                                        .filter(words -> words[0].equals(seconds))
                                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverEndsTheWorkbenchTheScreenIsGivenBack() throws Exception {
        try (TerminalWindow window = window()) {
            window.type("top -i 100ms\r", KEYS);
            window.signal(Signal.SIGTERM);
            window.awaitEnd();
            String written = window.written();
            assertTrue(written.contains(OWN_SCREEN), "the other screen was left");
            String after = written.substring(written.indexOf(OWN_SCREEN));
            assertFalse(after.contains(KEYS), after);
            assertTrue(window.modesAreAsBefore());
            assertEquals(0, window.left().size());
        }
    }

    @Test
    void theTreeSaysWhatChangesBesideItsLine() throws Exception {
        try (TerminalWindow window = window()) {
            window.type("spawn sh -c 'sleep 2000 & wait'\r", "[2 alive]>");
            window.type("tree --live\r", "q leaves this view");
            long pid = sleeping(window, "2000");
            new ProcessBuilder("kill", "-STOP", "" + pid).start().waitFor();
            window.awaitScreen("= stopped");
            new ProcessBuilder("kill", "-KILL", "" + pid).start().waitFor();
            window.awaitScreen("- died: how, only its parent was told");
            window.awaitScreen("- died: exited with code 0");
            window.type("q");
            window.awaitLastLine("0.1 [1 alive]>");
            assertTrue(window.screen().contains("sh -c 'sleep 2000"), "the last frame stays");
        }
    }
}
