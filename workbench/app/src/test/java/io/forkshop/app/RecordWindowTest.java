package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A recording of a real terminal. */
class RecordWindowTest {
    @TempDir private Path state;

    private TerminalWindow recording(String name) throws Exception {
        TerminalWindow window = TerminalWindow.open(state, 80, 24, Map.of());
        window.awaitLastLine("0.1 [0 alive]>");
        window.type("record " + state.resolve(name) + "\r", "'record stop' ends it");
        window.awaitLastLine("0.1 [0 alive]>");
        return window;
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(state.resolve(name));
    }

    /** The rows that were empty are not the recording's to know. */
    private static List<String> filled(String screen) {
        return screen.lines().map(String::stripTrailing).filter(l -> !l.isEmpty()).toList();
    }

    @Test
    void playedAgainTheScreenIsTheSame() throws Exception {
        try (TerminalWindow window = recording("played.cast")) {
            window.type("clear\r");
            window.awaitLastLine("0.1 [0 alive]>");
            window.type("fork echo.java\r", "[1 alive]>");
            window.type(
                    "sned w1 1\b\b\b\b\b\b\b\b\bsend w1 {\"你\":\"好\"}\r", "from w1: {\"你\":\"好\"}");
            window.type("await w1 exit\r", "await w1 exit");
            window.type("\003", "Interrupted.");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("record stop\r", "Recorded in");
            List<String> shown = filled(window.screen());
            Emulator again = new Emulator(80, 24);
            for (String line : lines("played.cast").subList(1, lines("played.cast").size())) {
                List<?> event = (List<?>) Json.parse(line);
                again.write((String) event.get(2));
            }
            List<String> played = filled(again.toString());
            int typed = shown.indexOf("0.1 [1 alive]> record stop");
            assertTrue(typed > 3, shown.toString());
            assertEquals(shown.subList(0, typed + 1), played.subList(0, typed + 1));
        }
    }

    @Test
    void theTranscriptHasWhatWasTypedAndShown() throws Exception {
        try (TerminalWindow window = recording("said.txt")) {
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("send w1 1\r", "from w1: 1");
            window.type("kill w1 SIGKILL\r", "w1 ended");
            window.awaitLastLine("0.1 [0 alive]>");
            window.type("\004");
            window.awaitEnd();
            assertTrue(window.modesAreAsBefore());
        }
        List<String> lines = lines("said.txt");
        assertEquals("0.1 [0 alive]> fork echo.java", lines.get(1), lines.toString());
        assertTrue(lines.get(2).contains("pid pid:w1"), lines.toString());
        assertTrue(lines.contains("from w1: 1"), lines.toString());
        assertTrue(lines.toString().contains("killed by SIGKILL"), lines.toString());
    }

    @Test
    void aSignalOrAClosedWindowEndsItWhole() throws Exception {
        try (TerminalWindow window = recording("ended.cast")) {
            window.type("lang\r", "English");
            window.signal(Signal.SIGTERM);
            window.awaitEnd();
        }
        lines("ended.cast").forEach(Json::parse);
        try (TerminalWindow window = recording("closed.txt")) {
            window.type("lang\r", "English");
            window.hangUp();
            window.awaitEnd();
        }
        assertTrue(lines("closed.txt").toString().contains("English"));
        try (var left = Files.list(state)) {
            assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
        }
    }
}
