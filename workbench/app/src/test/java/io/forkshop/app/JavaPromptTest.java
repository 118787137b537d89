package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Conversations in Java, on a real terminal. */
class JavaPromptTest {
    private static final String PROMPT = "0.1 [0 alive]>";
    private static final String CTRL_C = "\003";
    private static final String UP = "\020";

    @TempDir private Path state;

    @Test
    void oneConversationFromTheFirstLineToAnExitAndOn() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int twice(int n) {\r");
            window.type("return 2 * n;\r");
            window.type("}\r", "|  created method twice(int)");
            window.type("var w = fork(\"echo.java\")\r", "w ==> w1: echo.java, pid");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type(
                    "w.onMessage(m -> IO.println(\"heard \" + m)); w.send(twice(21))\r",
                    "heard 42");
            window.type("ps\r", "WorkerMain echo");
            window.type("w.conn\t", "> w.connected()");
            window.type("\r", "==> true");
            window.type("kill w1\r", "w1 ended: killed by SIGTERM.");
            window.awaitLastLine(PROMPT);
            window.type("while (true) ;\r");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
            window.type("System.exit(1)\r", "The Java session ended: it exited with code 1.");
            window.type("twice(4)\r", "==> 8");
            window.type("\004");
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertEquals(List.of(), window.left());
            assertTrue(window.modesAreAsBefore());
        }
    }

    @Test
    void aTerminalThatCanOnlyPrintHasTheSameJava() throws Exception {
        Map<String, String> dumb = Map.of("TERM", "dumb");
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, dumb)) {
            window.awaitLastLine(PROMPT);
            window.type("int one() {\r", "...>");
            window.type("return 1; }\r", "created method one()");
            window.awaitLastLine(PROMPT);
            window.type("IO.readln(\"Name: \").length() + one()\r");
            window.awaitLastLine("Name:");
            window.type("abc\r", "==> 4");
            window.awaitLastLine(PROMPT);
            // Ctrl-C before it runs would take the line itself back: that is the terminal's.
            window.type("IO.println(\"ru\" + \"ns\"); while (true) IO.print(\"\")\r", "\nruns");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
            assertEquals(-1, window.written().indexOf('\033'));
        }
    }

    @Test
    void aMethodOverThreeLinesIsDeclaredAndCalled() throws Exception {
        String method = "int square(int n) {\\n    return n * n;\\n}";
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int square(int n) {\r", "...>     "); // Indented by itself.
            window.type("return n * n;\r", "...>     return n * n;");
            window.type("}\r", "|  created method square(int)");
            window.awaitScreen("...> }"); // And back, below what it closes.
            window.type("square(6) + 6\r", "$2 ==> 42");
            window.type(UP + UP, "...> }");
            window.type("\r", "|  modified method square(int)");
        }
        assertEquals(
                List.of(method, "square(6) + 6", method),
                Files.readAllLines(state.resolve("forkshop/history")));
    }

    @Test
    void ctrlCStopsASnippetAndNotTheWorkbench() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int kept = 7\r", "kept ==> 7");
            window.type("IO.println(\"begun\"); while (true) ;\r", "\nbegun");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
            window.type("kept + 1\r", "==> 8");
        }
    }

    @Test
    void whatCannotBeStoppedIsReplacedAndThePromptIsThereAtOnce() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int gone = 7\r", "gone ==> 7");
            window.type("int twice(int n) { return 2 * n; }\r", "created method twice(int)");
            window.type(
                    "{ IO.println(\"begun\"); new Semaphore(0).acquireUninterruptibly(); }\r",
                    "\nbegun");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
            window.awaitScreen("The Java session ended");
            window.awaitScreen("Lost: gone");
            window.type("twice(21)\r", "==> 42");
            window.type("/restore\r", "gone ==> 7");
        }
    }

    @Test
    void afterSystemExitOneGoesOnWorking() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("fork echo.java\r", "[1 alive]>");
            window.type("System.exit(7)\r", "The Java session ended");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("6 * 7\r", "==> 42");
            window.type("send w1 1\r", "from w1: 1");
        }
    }

    @Test
    void aPasteOfManyLinesRunsSnippetAfterSnippet() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type(
                    "\033[200~int a = 20\n"
                            + "int b(int n) {\n"
                            + "    return n + 2;\n"
                            + "}\n"
                            + "lang\n"
                            + "a + b(20)\033[201~");
            window.awaitScreen("a + b(20)");
            assertFalse(window.screen().contains("a ==> 20"), "Enter is the person's to press");
            window.type("\r", "$3 ==> 42");
            String screen = window.screen();
            assertTrue(screen.contains("a ==> 20"), screen);
            assertTrue(screen.contains("|  created method b(int)"), screen);
            assertTrue(screen.contains("English"), screen);
        }
    }

    @Test
    void theCaretStandsUnderTheColumnAlsoBehindWideCharacters() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("\"中文\" + zz\r", "|  cannot find symbol: variable zz");
            window.awaitScreen("^^");
            List<String> lines = window.screen().lines().map(String::stripTrailing).toList();
            int caret = lines.indexOf("|           ^^");
            assertEquals("|  \"中文\" + zz", lines.get(caret - 1));
        }
    }

    @Test
    void tabCompletesMembersAndASecondOneExplains() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("\"x\"\r", "$1 ==> \"x\"");
            window.type("Stdio.inh\t", "> Stdio.inherit()");
            window.type("\025");
            window.type("SpawnOptions.defaults().cw\t", "cwd(");
            window.type("\t", "SpawnOptions.cwd(Path");
            window.type("\025");
            window.type("whe\t", "> where ");
        }
    }

    @Test
    void aSnippetThatReadsGetsALine() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("IO.readln(\"Your name: \").length()\r");
            window.awaitLastLine("Your name:");
            window.type("ps\r", "$1 ==> 2"); // A program's input is no command.
        }
        assertEquals(1, Files.readAllLines(state.resolve("forkshop/history")).size());
    }

    @Test
    void aPartOfALineIsShownWhileTheSnippetRuns() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("IO.print(\"half\"); while (true) ;\r", "\nhalf");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
        }
    }

    @Test
    void aMillionLinesDoNotTakeThePromptAway() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type(
                    "for (int i = 0; i < 1_000_000; i++) IO.println(\"line \" + i)\r", "line 9");
            window.type(CTRL_C, "Interrupted.");
            window.awaitLastLine(PROMPT);
            window.type("1 + 1\r", "==> 2");
        }
    }

    @Test
    void javaTypedAsAnAnswerIsRunAndTheQuestionAskedAgain() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("run C2.1\r", "Your prediction");
            window.type("20 + 22\r", "$1 ==> 42");
            window.awaitLastLine("Your prediction");
            window.type("b\r", "you said");
        }
    }

    @Test
    void theEditorGetsTheTerminalAndGivesItBack() throws Exception {
        Path editor =
                Files.writeString(state.resolve("editor"), "sed -i s/old/new/ \"$1\"; stty -a\n");
        Map<String, String> environment = Map.of("EDITOR", "sh " + editor);
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, environment)) {
            window.awaitLastLine(PROMPT);
            window.type("String a() { return \"old\"; }\r", "created method a()");
            window.type("int untouched = 1\r", "untouched ==> 1");
            window.type("/edit\r", "modified method a()");
            assertTrue(window.screen().contains(" icanon"), window.screen());
            window.awaitLastLine(PROMPT);
            window.type("a()\r", "==> \"new\"");
            window.type("\004");
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertTrue(window.modesAreAsBefore());
        }
    }

    @Test
    void fortyColumnsAreEnough() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 40, 60, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("List.of(1, 2, 3).stream().map(n -> n * wrong).toList()\r");
            window.awaitScreen("variable wrong");
            window.awaitScreen("^---^");
            String screen = window.screen();
            int caret = screen.indexOf("^---^");
            assertTrue(caret > 0, screen);
            String above = screen.substring(screen.lastIndexOf('\n', caret - 45), caret);
            assertTrue(above.contains("wrong"), screen);
            window.type("help java\r", "Next: ");
        }
    }

    @Test
    void refusedColoursAreNeverWrittenAndOtherwiseJavaIsHighlighted() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 24, Map.of("NO_COLOR", "1"))) {
            window.awaitLastLine(PROMPT);
            window.type("String s = \"x\";\r", "s ==> \"x\"");
            assertFalse(window.written().contains("\033[3"), window.written());
        }
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int s = 1;\r", "s ==> 1");
            assertTrue(window.written().contains("\033[35mint"), window.written());
        }
    }

    @Test
    void aVariableNamedLikeACommandIsWarnedAboutOnce() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("int ps = 3\r", "'ps' is a command, too");
            window.type("(ps)\r", "==> 3");
            window.type("ps + 1\r", "==> 4");
        }
    }
}
