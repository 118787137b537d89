package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** Without a terminal: commands from arguments and from a pipe. */
class BatchTest {
    private record Result(int code, String out, String err) {}

    @TempDir private Path state;

    @Test
    void oneCommandFromArguments() throws Exception {
        Result result = run("", "where");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("0.1  "), result.out());
        assertEquals("", result.err());
    }

    @Test
    void anUnknownWordIsTwoOnStandardErrorWithAHint() throws Exception {
        Result result = run("", "frok");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(
                "There is no command 'frok'. Did you mean 'fork'? 'help' lists all.\n",
                result.err());
    }

    @Test
    void aLineOfJavaIsRun() throws Exception {
        Result result = run("int x = 40;\nx + 2\n");
        assertEquals("x ==> 40\n$2 ==> 42\n", result.out());
        assertEquals(0, result.code());
    }

    @Test
    void aLineThatUsesUpItsProcessorTimeIsStoppedWithTheReason() throws Exception {
        Result result = run("while (true);\n", "--cpu", "1");
        assertEquals(130, result.code(), result.err());
        assertTrue(result.err().contains("(Stopped: this line has used "), result.err());
        assertEquals(2, run("", "--cpu", "long").code());
    }

    @Test
    void javaOverSeveralLinesIsRunAmongCommands() throws Exception {
        Result result =
                run(
                        """
                        int square(int n) {
                          return n * n;
                        }
                        where
                        IO.print("six times seven: "); square(6) + 6
                        var w = fork("echo.java")
                        w.send(square(2))
                        await w1 message
                        """);
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err());
        assertTrue(result.out().contains("|  created method square(int)\n0.1  "), result.out());
        assertTrue(result.out().contains("six times seven: \n$3 ==> 42\n"), result.out());
        assertTrue(result.out().contains("from w1: 4"), result.out());
    }

    @Test
    void aFailingSnippetIsOneAndTheRestStillRuns() throws Exception {
        Result result = run("int x = 5\nx + y\nx / 0\nwhile (true) {\n/vars\nSystem.exit(7)\nx\n");
        assertEquals(1, result.code());
        assertTrue(result.out().contains("int x = 5\n"), result.out());
        assertTrue(
                result.err().startsWith("|  cannot find symbol: variable y\n|  x + y\n|      ^\n"),
                result.err());
        assertTrue(result.err().contains("|  java.lang.ArithmeticException: / by zero\n"));
        assertTrue(result.err().contains("reached end of file while parsing"), result.err());
        assertTrue(result.err().contains("Lost: x;"), result.err());
    }

    @Test
    void evalPrintsAValueAlone() throws Exception {
        Result result = run("", "eval", "\"a\\\"b\" + 6 * 7");
        assertEquals(0, result.code(), result.err());
        assertEquals("a\"b42\n", result.out());
        assertEquals("", result.err());
        assertEquals("read: 5\n", run("hallo", "eval", "\"read: \" + IO.readln().length()").out());
        Result failed = run("", "eval", "1 / 0");
        assertEquals(1, failed.code());
        assertEquals("", failed.out());
        assertTrue(failed.err().contains("/ by zero"), failed.err());
    }

    @Test
    void theFirstFailureIsTheExitCodeAndTheRestStillRuns() throws Exception {
        Result result = run("nosuch\nsend w9 1\nwhere\nquit\nnever\n");
        assertEquals(2, result.code());
        assertTrue(result.out().contains("0.1  "), result.out());
        assertTrue(result.err().contains("no process named 'w9'"), result.err());
        assertFalse(result.err().contains("never"), result.err());
    }

    @Test
    void aFailedCommandIsOneAndATimeoutIsHundredAndTwentyFour() throws Exception {
        assertEquals(1, run("", "send", "w9", "1").code());
        Result result = run("fork echo.java\nawait w1 message --timeout 50ms\n");
        assertEquals(124, result.code(), result.err());
    }

    @Test
    void theJobOfTheFirstStepIsDoneAndNothingIsLeft() throws Exception {
        Result result =
                run(
                        """
                        fork echo.java
                        fork echo.java
                        ps
                        send w1 {
                          "n": 1
                        }
                        await w1 message
                        send w2 {"n":2}
                        await w2 message
                        messages
                        kill w1 SIGKILL
                        await w1 exit
                        disconnect w2
                        await w2 exit
                        quit
                        """);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("from w1: {\"n\":1}"), result.out());
        assertTrue(result.out().contains("from w2: {\"n\":2}"), result.out());
        assertTrue(result.out().contains("w1 ended: killed by SIGKILL."), result.out());
        assertTrue(result.out().contains("w2 ended: exited with code 0."), result.out());
    }

    @Test
    void theEndOfInputEndsTheWorkers() throws Exception {
        Result result = run("fork echo.java\nspawn sleep 600\n");
        assertEquals(0, result.code(), result.err());
    }

    @Test
    void aPipeGetsNoEscapesAndIsNeverAsked() throws Exception {
        Result result = run("read 2.1\nrun C2.1\nhelp\ntoc\n");
        assertEquals(0, result.code(), result.err());
        assertFalse((result.out() + result.err()).contains("\033"), result.out());
        assertFalse(result.out().contains("Your prediction"), result.out());
    }

    @Test
    void everyScreenOfTheBookEndsWithTheNextCommand() throws Exception {
        for (String command : List.of("read", "toc", "where", "help")) {
            String out = run("", command).out();
            assertTrue(out.lines().toList().getLast().startsWith("Next: "), out);
        }
    }

    @Test
    void helpExplainsEveryCommandItLists() throws Exception {
        String list = run("", "help").out();
        StringBuilder all = new StringBuilder();
        list.lines()
                .filter(l -> l.matches("  [a-z].*"))
                .forEach(l -> all.append("help ").append(l.strip().split(" ")[0]).append('\n'));
        Result result = run(all.toString());
        assertEquals(0, result.code(), result.err());
        assertTrue(all.toString().contains("help fork"), all.toString());
    }

    @Test
    void optionsOfTheWorkbenchStandBeforeTheCommand() throws Exception {
        assertTrue(run("", "--help").out().startsWith("Usage: forkshop"));
        assertTrue(run("", "--version").out().startsWith("forkshop "));
        assertEquals(2, run("", "--nosuch").code());
        assertEquals(2, run("", "--lang", "fr").code());
        assertTrue(run("", "--lang", "zh", "lang").out().contains("Chinese"));
        assertTrue(run("", "lang").out().contains("English"), "--lang holds for one run");
    }

    @Test
    void aMegabyteLineIsOneLine() throws Exception {
        Result result =
                run("fork echo.java\nsend w1 \"" + "x".repeat(1 << 20) + "\"\nawait w1 message\n");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().length() > 1 << 20);
    }

    @Test
    void aReaderThatLeavesEndsTheRun() throws Exception {
        Path script = Files.writeString(state.resolve("endless"), "toc\n".repeat(20_000));
        List<String> words =
                new ArrayList<>(List.of("-c", "\"$@\" <\"$0\" | head -1", script.toString()));
        words.add(Workbench.JAVA);
        words.addAll(Workbench.arguments("batch-head-" + System.nanoTime()));
        SpawnOptions options = SpawnOptions.defaults().env(Workbench.environment(state));
        ChildProcess pipe = ChildProcesses.spawn("sh", words, options);
        assertTrue(pipe.awaitClose(Until.DEADLINE).isPresent(), "still running");
    }

    /** Runs the workbench on this input; whatever it has started must be gone afterwards. */
    private Result run(String input, String... args) throws Exception {
        String session = "batch-" + Long.toHexString(System.nanoTime());
        List<String> command = new ArrayList<>(Workbench.arguments(session));
        command.addAll(List.of(args));
        SpawnOptions options = SpawnOptions.defaults().env(Workbench.environment(state));
        ChildProcess workbench = ChildProcesses.spawn(Workbench.JAVA, command, options);
        var out = new FutureTask<>(() -> workbench.stdout().readAllBytes());
        var err = new FutureTask<>(() -> workbench.stderr().readAllBytes());
        Thread.startVirtualThread(out);
        Thread.startVirtualThread(err);
        try (OutputStream stdin = workbench.stdin()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        ExitStatus status =
                workbench
                        .await(Until.DEADLINE)
                        .orElseThrow(() -> new AssertionError("not at its end"));
        int code = status instanceof ExitStatus.Exited exited ? exited.code() : -1;
        assertEquals(List.of(), Workbench.marked("FORKSHOP_SESSION=" + session));
        return new Result(code, text(out.get()), text(err.get()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
