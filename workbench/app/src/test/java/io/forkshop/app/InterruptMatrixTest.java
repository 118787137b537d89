package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * REL-16: Ctrl-C in eight states, beside a worker that has nothing to do with it. What was in the
 * foreground ends, and nothing else; the prompt is back, and the one who leaves leaves nothing. How
 * long that took is written to target/ctrl-c.txt, and nothing is asserted about it.
 */
class InterruptMatrixTest {
    private static final String CTRL_C = "\003";
    private static final String PROMPT = "0.1 [";

    @TempDir private Path state;
    private TerminalWindow window;

    @BeforeEach
    void openBesideAWorker() throws Exception {
        window = TerminalWindow.open(state, 80, 60, Map.of());
        window.awaitLastLine("0.1 [0 alive]>");
        window.type("fork echo.java\r", "[1 alive]>");
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Set<Long> processes() {
        return new TreeSet<>(window.left());
    }

    private void interrupt(String state) throws Exception {
        int before = window.written().length();
        long begun = System.nanoTime();
        window.type(CTRL_C);
        Until.until(
                "the prompt is drawn anew", () -> window.written().indexOf("alive]>", before) >= 0);
        double ms = (System.nanoTime() - begun) / 1e6;
        String line = String.format(Locale.ROOT, "%-12s prompt after %.0f ms%n", state, ms);
        Path report = Path.of("target", "ctrl-c.txt");
        Files.writeString(report, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        window.awaitLastLine(PROMPT);
    }

    /** The bystander answers, exactly those live who did before, and nobody survives the end. */
    private void onlyTheseAreLeft(Set<Long> expected) throws Exception {
        window.type("send w1 1\r", "from w1: 1");
        Until.until("only " + expected + " live", () -> processes().equals(expected));
        window.awaitLastLine(PROMPT);
        window.type("\004");
        assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
        assertEquals(List.of(), window.left());
        assertTrue(window.modesAreAsBefore());
    }

    @Test
    void aCommandThatIsWaitedFor() throws Exception {
        Set<Long> before = processes();
        window.type("exec 'exec sleep 600'\r", "argv: /bin/sh -c");
        Until.until("sleep runs", () -> processes().size() > before.size());
        interrupt("exec");
        onlyTheseAreLeft(before);
    }

    @Test
    void anAwaitedSpawn() throws Exception {
        window.type("spawn sleep 600\r", "[2 alive]>");
        Set<Long> before = processes();
        window.type("await s1 exit --show\r", "s1.await();");
        interrupt("await");
        window.awaitScreen("Interrupted.");
        onlyTheseAreLeft(before);
    }

    @Test
    void aBackgroundWorker() throws Exception {
        window.type("fork counter.java\r", "[2 alive]>");
        Set<Long> before = processes();
        interrupt("background");
        onlyTheseAreLeft(before);
    }

    @Test
    void aClusterThatServes() throws Exception {
        startCluster();
        Set<Long> before = processes();
        interrupt("cluster");
        window.type("ask -n 4\r", "4 answered, 0 refused, 0 lost");
        onlyTheseAreLeft(before);
    }

    @Test
    void aLoad() throws Exception {
        window.type("fork gold.java\r", "[2 alive]>");
        window.type("await w2 listening\r", "w2 accepts connections");
        Set<Long> before = processes();
        window.type("load w2 -d 10m\r", "answers/s");
        interrupt("load");
        window.awaitScreen("Stopped; this is what was measured until then.");
        onlyTheseAreLeft(before);
    }

    @Test
    void aComparison() throws Exception {
        Set<Long> before = processes();
        window.type("compare gold bronze -c 4 -d 1m\r", "gold, 4 clients");
        interrupt("compare");
        onlyTheseAreLeft(before);
    }

    private void startCluster() {
        window.type("cluster start web.java -n 2\r", "Next: ask");
        window.awaitLastLine("0.1 [3 alive]>");
    }

    @Test
    void anExperiment() throws Exception {
        Set<Long> before = processes();
        window.type("run C2.1 b\r", "Running...");
        interrupt("experiment");
        onlyTheseAreLeft(before);
    }

    @Test
    void aPaste() throws Exception {
        Set<Long> before = processes();
        window.type("\033[200~spawn sleep 600\rspawn sleep 601\033[201~", "sleep 601");
        interrupt("paste");
        window.type("where\r", "Processes alive: 1");
        onlyTheseAreLeft(before);
    }

    @Test
    void aLineAtThePrompt() throws Exception {
        Set<Long> before = processes();
        window.type("spawn sleep 600", "spawn sleep 600");
        interrupt("prompt");
        onlyTheseAreLeft(before);
    }

    /** The new version's first worker, which never listens, is the job; the old ones are not. */
    @Test
    void aReload() throws Exception {
        startCluster();
        Path hangs =
                Files.writeString(
                        state.resolve("hangs.java"),
                        "void main() throws Exception { new Semaphore(0).acquire(); }\n");
        Set<Long> before = processes();
        window.type("cluster reload " + hangs + "\r");
        Until.until("the new worker is there", () -> processes().size() > before.size());
        interrupt("reload");
        window.awaitScreen("every slot runs what it ran");
        window.type("ask -n 4\r", "4 answered, 0 refused, 0 lost");
        onlyTheseAreLeft(before);
    }
}
