package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Conversations at the prompt, on a real terminal. */
class PromptTest {
    private static final String PROMPT = "0.1 [0 alive]> ";

    @TempDir private Path state;

    @Test
    void theFirstScreenSaysWhereYouAreWhatToTypeAndHowToLeave() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            String screen = window.screen();
            assertTrue(screen.contains("page 0.1"), screen);
            assertTrue(screen.contains("read   read the page"), screen);
            assertTrue(screen.contains("quit   leave"), screen);
            assertTrue(screen.startsWith("Forkshop"), screen);
        }
    }

    @Test
    void aWorkerIsForkedSeenSpokenToAndCounted() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("ps\r", "WorkerMain echo");
            window.type("send w1 {\"n\":41}\r", "from w1: {\"n\":41}");
            window.type("kill w1 SIGKILL\r", "w1 ended: killed by SIGKILL.");
            window.awaitLastLine(PROMPT.strip());
        }
    }

    @Test
    void whatIsTypedBeforeThePromptIsKept() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.type("where\r");
            window.awaitScreen("Processes alive: 0");
            window.awaitLastLine(PROMPT.strip());
        }
    }

    @Test
    void whatIsTypedWhileACommandRunsIsTheNextLine() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("await w1 message --timeout 1s\rwhere\r");
            window.awaitScreen("Waited 1 s");
            window.awaitScreen("Processes alive: 1");
        }
    }

    @Test
    void tabCompletesCommandsFilesAndNames() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fo\t", PROMPT + "fork");
            window.type("who.ja\t\r", "[1 alive]>");
            window.type("kill w\t", "kill w1 ");
            window.type("sigk\t\r", "killed by SIGKILL");
            window.type("goto 4.\t", "4.2");
        }
    }

    @Test
    void tabCompletesOptionsAndTheirValues() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("exec --ti\t", PROMPT + "exec --timeout ");
            window.type("1s --kill-s\tsigk\t", PROMPT + "exec --timeout 1s --kill-signal sigkill");
            window.type("'echo --show'\r", "stdout| --show");
            window.awaitLastLine(PROMPT.strip());
            window.type("fork --timeout 1m des\t", "1m desk.j");
        }
    }

    @Test
    void aSecondTabShowsTheSynopsis() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("lang \t", "en  zh");
            window.type("\t", "lang [en|zh]");
        }
    }

    @Test
    void aJsonValueGoesOnUntilItsBracketsAreClosed() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("send w1 {\r", "...> ");
            window.type("\"n\":\r");
            window.type("[1]}\r", "from w1: {\"n\":[1]}");
        }
    }

    @Test
    void theHistoryIsPrivateHasNoDoublesAndIsSearched() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("lang\r", "English");
            window.type("where\r", "Processes alive");
            window.type("lang\r");
            window.type("clear\r");
            window.awaitLastLine(PROMPT.strip());
            window.type("\022whe", "where");
            window.type("\r", "Processes alive");
            window.type("\004");
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
        }
        Path history = state.resolve("forkshop/history");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("\020\020\020\020\020\020", "lang");
            window.type("\004\004\004\004\004");
            window.type("\003");
            window.type("\004");
            window.awaitEnd();
        }
        assertEquals(List.of("lang", "clear", "where"), Files.readAllLines(history));
    }

    @Test
    void theHistoryCanBeRefused() throws Exception {
        Map<String, String> refused = Map.of("FORKSHOP_NO_HISTORY", "1");
        try (TerminalWindow window = TerminalWindow.open(state, 80, 24, refused)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("lang\r", "English");
            window.type("\020", PROMPT + "lang");
        }
        assertFalse(Files.exists(state.resolve("forkshop/history")));
    }

    @Test
    void aMegabytePastedIsOneMessage() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fork echo.java\r", "[1 alive]>");
            String big = "x".repeat(1 << 20);
            window.type("\033[200~send w1 {\"text\":\"" + big + "\"}\033[201~\r");
            window.type("messages w1\r", String.valueOf((1 << 20) + "{\"text\":\"\"}\n".length()));
        }
    }

    @Test
    void theSavedPlaceIsOfferedAndCommandsWorkThereToo() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT.strip());
            window.type("goto 2.2\r", "2.2 [0 alive]>");
            window.type("\004");
            window.awaitScreen("To go on at 2.2: ./forkshop");
            window.awaitEnd();
        }
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine("Continue 2.2? [Y/n]");
            window.type("where\r", "Processes alive: 0");
            window.awaitLastLine("2.2 [0 alive]>");
            window.type("quit\r");
            window.awaitEnd();
        }
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine("Continue 2.2? [Y/n]");
            window.type("n\r");
            window.awaitLastLine(PROMPT.strip());
        }
    }

    @Test
    void aCommandTypedAsAnAnswerIsRunAndTheQuestionAskedAgain() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT.strip());
            window.type("run C2.1\r", "Your prediction");
            window.type("where\r", "Processes alive: 0");
            window.awaitLastLine("Your prediction");
            window.type("b\r", "you said");
            window.awaitScreen("the workbench  the workbench");
            window.awaitLastLine("0.1 [0 alive]>");
        }
        assertEquals(List.of("run C2.1"), Files.readAllLines(state.resolve("forkshop/history")));
    }

    @Test
    void aQuizAsksExplainsAndKeepsTheBestResult() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT.strip());
            window.type("quiz 2\r", "Your answer");
            window.type("0\r", "Right: 0.");
            window.awaitScreen("Next: run C2.2");
            window.awaitLastLine("Your answer");
            window.type("8\r", "Not so: it is 4.");
            window.awaitLastLine("Your answer");
            window.type("z\r", "type the letter of a choice");
            window.awaitLastLine("Your answer");
            window.type("b\r", "Right: on one that the system has chosen.");
            window.awaitLastLine("Your answer");
            window.type("\r", "2 of 4 right. Your best so far: 2 of 4.");
        }
    }

    @Test
    void anUnknownWordGetsOneLine() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("frok echo.java\r", "There is no command 'frok'. Did you mean 'fork'?");
            window.type("1 + 1\r", "$1 ==> 2");
        }
    }

    @Test
    void fortyColumnsAreEnough() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 40, 24, Map.of())) {
            window.awaitLastLine(PROMPT.strip());
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("ps\r", "COMMAND: ");
            window.resize(60, 24);
            window.type("toc\r", "A process, looked at");
        }
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeIsTakenForAnOldOne() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 0, 0, Map.of())) {
            window.awaitLastLine(PROMPT.strip());
            window.type("where\r", "Processes alive: 0");
        }
    }

    @Test
    void refusedColoursAreNeverWritten() throws Exception {
        Map<String, String> plain = Map.of("NO_COLOR", "1");
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, plain)) {
            window.awaitLastLine(PROMPT.strip());
            window.type("read\r", "Next: ");
            window.type("lang \t", "en  zh");
            assertFalse(window.written().contains("\033[3"), window.written());
            assertFalse(window.written().contains("\033[1m"), window.written());
        }
    }
}
