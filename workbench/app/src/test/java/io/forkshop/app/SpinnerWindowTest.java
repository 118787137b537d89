package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** The spinner as a person sees it. */
class SpinnerWindowTest {
    private static final String PROMPT = "0.1 [0 alive]>";

    @TempDir private Path state;

    @Test
    void keysThatAreHitWhileItsThreadComputesAreShownAfterwards() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("spinner\r", "-- type letters; q leaves --");
            window.type("abc", "keys: abc");
            window.awaitScreen("It computes on the thread that draws this.");
            window.type("xyz");
            window.awaitScreen("keys: abcxyz");
            assertTrue(window.screen().contains("Computed by the thread"), window.screen());
            window.awaitScreen("A worker process computes.");
            window.type("w", "keys: abcxyzw");
            window.awaitScreen("computed by");
            window.awaitLastLine(PROMPT);
            assertTrue(window.screen().contains("a worker process"), window.screen());
        }
    }

    @Test
    void qLeavesItAndNothingIsLeft() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 40, 24, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("spinner\r", "q leaves");
            window.type("q", "Left before the first computation");
            window.awaitLastLine(PROMPT);
            assertFalse(window.screen().contains("keys:"), window.screen());
            window.type("where\r", "Processes alive: 0");
        }
    }

    @Test
    void ctrlCLeavesItToo() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("spinner\r", "q leaves");
            window.type("\003", "Left before the first computation");
            window.awaitLastLine(PROMPT);
        }
    }
}
