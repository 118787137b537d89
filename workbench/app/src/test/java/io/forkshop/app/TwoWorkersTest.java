package io.forkshop.app;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.inspect.ProcFs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The whole workbench, started as the launcher starts it and fed through a pipe. */
class TwoWorkersTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String SCRIPT =
            """
            fork 2-fork/echo.java
            fork 2-fork/echo.js
            ps
            send w1 {"n":1}
            await w1 message
            send w2 {"n":2}
            await w2 message
            messages
            kill w1 SIGKILL
            await w1 exit
            disconnect w2
            await w2 exit
            quit
            """;

    private final String session = "two-workers-" + System.nanoTime();
    @TempDir Path folder;

    @Test
    void aWorkerOfEachKindIsForkedSeenAskedAndEnded() throws Exception {
        assumeTrue(Here.hasNode(), "node is not installed");
        var typed = Files.writeString(folder.resolve("typed"), SCRIPT);
        var workbench = workbench(System.getenv("PATH")).redirectInput(typed.toFile()).start();
        assertTrue(workbench.waitFor(60, TimeUnit.SECONDS), "waited 60 s for the script's end");
        var said = said();
        assertEquals(0, workbench.exitValue(), said);
        for (var line :
                List.of(
                        "(?m)^w1 +\\d+ +\\d+ +S.* ",
                        "(?m)^w2 +\\d+ +\\d+ +[SR].* ",
                        "(?m)^from w1: \\{\"n\":1}$",
                        "(?m)^from w2: \\{\"n\":2}$",
                        "(?m)^w1 ended: killed by SIGKILL\\.$",
                        "(?m)^w2 ended: exited with code 0\\.$")) {
            assertTrue(Pattern.compile(line).matcher(said).find(), line + "\n" + said);
        }
        assertEquals(List.of(), left());
    }

    @Test
    void whenTheWorkbenchIsKilledItsWorkersEnd() throws Exception {
        var workbench = workbench(System.getenv("PATH")).start();
        try (var keys = workbench.outputWriter()) {
            keys.write("fork 2-fork/echo.java\nfork " + child("Spins.java") + "\n");
            keys.write(Here.hasNode() ? "fork 2-fork/echo.js\n" : "");
            keys.flush();
            until("the workers run", () -> said().contains("w2 | spinning"));
            until("all of them", () -> left().size() == (Here.hasNode() ? 3 : 2));
            workbench.destroyForcibly().waitFor();
        }
        until("no worker is left", () -> left().isEmpty());
    }

    @Test
    void theEndOfInputEndsTheWorkersToo() throws Exception {
        var typed =
                Files.writeString(
                        folder.resolve("typed"), "fork 2-fork/echo.java\nspawn sleep 1000\n");
        var workbench = workbench(System.getenv("PATH")).redirectInput(typed.toFile()).start();
        assertTrue(workbench.waitFor(60, TimeUnit.SECONDS), "waited 60 s for the end of input");
        assertEquals(0, workbench.exitValue(), said());
        assertEquals(List.of(), left());
    }

    @Test
    void withoutNodeOneSentenceSaysSo() throws Exception {
        var typed =
                Files.writeString(
                        folder.resolve("typed"), "fork 2-fork/echo.js\nfork 2-fork/echo.java\n");
        var empty = Files.createDirectory(folder.resolve("bin"));
        var workbench = workbench(empty.toString()).redirectInput(typed.toFile()).start();
        assertTrue(workbench.waitFor(60, TimeUnit.SECONDS), "waited 60 s for the end of input");
        var lines = said().lines().toList();
        assertEquals(2, lines.size(), said());
        assertTrue(
                said().startsWith("There is no node on the PATH, so no JavaScript worker"), said());
        assertTrue(said().contains("w1  pid"), said());
        assertEquals(1, workbench.exitValue(), "the first failing command decides");
    }

    private ProcessBuilder workbench(String path) {
        var builder =
                new ProcessBuilder(
                        JAVA.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Dforkshop.home=" + Repository.ROOT,
                        "-Dforkshop.session=" + session,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.forkshop.app.Main");
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        builder.environment().put("PATH", path);
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Long> left() {
        return new ProcFs().withEnvironment("FORKSHOP_SESSION=" + session);
    }

    private static String child(String name) {
        return Here.child(name).toString();
    }
}
