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
import java.util.regex.Pattern;

/** A cluster at the prompt, on a real terminal. */
class ClusterPromptTest {
    private static final String IDLE = "0.1 [0 alive]>";
    private static final String TWO = "0.1 [2 alive]>";

    @TempDir private Path state;

    private TerminalWindow started(int columns, Map<String, String> more) throws Exception {
        TerminalWindow window = TerminalWindow.open(state, columns, 60, more);
        window.awaitLastLine(IDLE);
        window.type("cluster start web.java -n 2\r", "Next: ask");
        window.awaitLastLine(TWO);
        return window;
    }

    @Test
    void aClusterIsStartedAskedKilledReloadedBrokenAndStopped() throws Exception {
        Path bad = Files.writeString(state.resolve("bad.java"), "void main() { oops }\n");
        Path crash =
                Files.writeString(
                        state.resolve("crash.java"), "void main() { int[] a = {}; a[0]++; }\n");
        try (TerminalWindow window = started(80, Map.of())) {
            window.type("ask -n 4\r", "4 answered, 0 refused, 0 lost");
            window.type("cluster kill c1\r", "SIGKILL delivered to c1");
            window.awaitScreen("died: killed by SIGKILL");
            window.type("clear\r");
            window.awaitLastLine(TWO);
            window.type("cluster reload\r", "Every slot runs web.java.");
            window.type("cluster reload " + bad + "\r", "bad.java does not compile");
            window.type("cluster reload " + crash + "\r", "the new worker of c1 exited with code");
            window.type("clear\r");
            window.awaitLastLine(TWO);
            window.type("ask -n 4\r", "4 answered, 0 refused, 0 lost");
            window.type("cluster stop\r", "2 workers have ended.");
            window.awaitLastLine(IDLE);
            window.type("\004");
            assertEquals(new ExitStatus.Exited(0), window.awaitEnd());
            assertEquals(List.of(), window.left());
        }
    }

    @Test
    void theStatusIsDrawnInOnePlaceUntilAKeyIsHit() throws Exception {
        try (TerminalWindow window = started(80, Map.of())) {
            window.type("clear\r");
            window.awaitLastLine(TWO);
            window.type("cluster status\r", "-- q leaves this view --");
            window.type("q");
            window.awaitLastLine(TWO);
            String screen = window.screen();
            assertEquals(1, count(screen, "SLOT"), screen);
            assertFalse(screen.contains("q leaves"), screen);
            window.type("cluster status\r", "-- q leaves this view --");
            window.type("\003");
            window.awaitLastLine(TWO);
            window.type("cluster status\r", "-- q leaves this view --");
            window.type("where\r", "Processes alive: 2");
        }
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void whatHappensIsToldAboveTheViewAndAboveTheLineBeingTyped() throws Exception {
        try (TerminalWindow window = started(80, Map.of())) {
            long pid = pid(window.screen());
            window.type("clear\r");
            window.awaitLastLine(TWO);
            window.type("cluster status\r", "-- q leaves this view --");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            window.awaitScreen("1  killed by SIGKILL");
            window.awaitScreen("c1: pid " + pid + " died");
            window.awaitLastLine("-- q leaves");
            assertEquals(1, count(window.screen(), "SLOT"), window.screen());
            window.type("q");
            window.awaitLastLine(TWO);
            window.type("clear\r");
            window.type("kill c2\r", "SIGTERM delivered");
            window.type("send c1 ", "died: killed by SIGTERM");
            window.awaitLastLine(TWO + " send c1");
        }
    }

    private static long pid(String screen) {
        String row = screen.lines().filter(l -> l.startsWith("c1 ")).findFirst().orElseThrow();
        return Long.parseLong(row.strip().split(" +")[1]);
    }

    @Test
    void ctrlCLeavesAFaultThatIsWaitedFor() throws Exception {
        try (TerminalWindow window = started(80, Map.of())) {
            window.type("fault hang c1\r", " hangs.");
            window.type("\003", "Interrupted.");
            window.type("where\r", "Processes alive: 2");
            window.awaitScreen("died: hung");
        }
    }

    @Test
    void tabCompletesActionsFilesSlotsAndFaults() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 60, Map.of())) {
            window.awaitLastLine(IDLE);
            window.type("cluster sta\t", "start   status");
            window.type("rt\t", "cluster start");
            window.type("web.ja\t", "cluster start web.java");
            window.type("-n 2\r", "Next: ask");
            window.awaitLastLine(TWO);
            window.type("fault cr\t", "fault crashloop");
            window.type("c\t", "c1  c2");
            window.type("\003");
            window.type("cluster kill \t", "cluster kill c");
            window.type("1\r", "SIGKILL delivered to c1");
        }
    }

    @Test
    void fortyColumnsAndNoColourAreEnough() throws Exception {
        try (TerminalWindow window = started(40, Map.of("NO_COLOR", "1"))) {
            assertTrue(window.screen().contains("STATE: listening"), window.screen());
            window.type("cluster status\r", "-- q leaves this view --");
            window.type("q");
            window.awaitLastLine(TWO);
            window.type("fault kill c2\r", "As claimed.");
            Pattern colours = Pattern.compile("\033\\[[0-9;]*m");
            assertFalse(colours.matcher(window.written()).find(), window.written());
        }
    }
}
