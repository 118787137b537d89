package io.forkshop.app.bench;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.inspect.Subtree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Real contenders in one short round; what is asserted is what comes back, never how long. */
@Timeout(180)
class ProcessBenchTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> TARGETS =
            List.of(
                    "spawn-true <= 0.7",
                    "fork-smallest <= 0.5",
                    "fork-learner <= 0.6",
                    "trip-100 <= 0.5",
                    "trip-10k <= 0.5",
                    "to-100 >= 1.5",
                    "to-10k >= 1.2",
                    "from-100 >= 1.5",
                    "from-10k >= 1.2",
                    "tap-to-100 >= 0.9",
                    "tap-to-10k >= 0.9",
                    "tap-from-100 >= 0.9",
                    "tap-from-10k >= 0.9");

    @Test
    void aQuickRunFillsEveryRowAndLeavesNothing() throws InterruptedException {
        assumeTrue(Programs.node().isPresent(), "no node on this machine");
        List<ProcessHandle> before = descendants();
        List<String> said = new ArrayList<>();

        Findings found = new ProcessBench().run(new Settings(ROOT, 1, true, said::add));

        assertEquals(List.of(), found.broken());
        assertEquals(
                TARGETS,
                found.figures().stream().map(each -> each.name() + " " + each.target()).toList());
        assertEquals(4 * 2, found.samples().size(), "with the journal and without");
        assertEquals(TARGETS.size() - 4 + 3, found.comparisons().size());
        found.comparisons().forEach(ProcessBenchTest::isFilled);
        List<ProcessHandle> after = new ArrayList<>(descendants());
        after.removeAll(before);
        assertEquals(List.of(), after);
    }

    private static void isFilled(Comparison row) {
        assertTrue(row.ours().median() > 0, row.toString());
        assertTrue(row.node().median() > 0, row.toString());
        boolean wanted = Programs.find("gcc").isPresent() && !row.what().startsWith("fork");
        assertEquals(wanted, row.c().isPresent(), row.toString());
        assertTrue(row.c().stream().allMatch(c -> c.median() > 0), row.toString());
    }

    private static List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.toList();
        }
    }

    /** Its contenders die with it, and their children with them: nobody is left to clean up. */
    @Test
    void nothingOutlivesABenchmarkThatIsKilled() throws Exception {
        assumeTrue(Programs.node().isPresent(), "no node on this machine");
        String mark = "FORKSHOP_SESSION=" + UUID.randomUUID();
        Process bench = start(mark);
        Subtree marked = Subtree.marked(mark);
        try (BufferedReader out = bench.inputReader()) {
            assertEquals("ready", out.readLine());
        }
        until("its children are many", () -> marked.running().size() > 20);

        bench.destroyForcibly().waitFor();

        until("all are gone", () -> marked.running().isEmpty());
        Scratch.create().close(); // removes the folder that the killed one left
    }

    private static Process start(String mark) throws IOException {
        ProcessBuilder bench =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBench.class.getName(),
                        ROOT.toString());
        String[] entry = mark.split("=");
        bench.environment().put(entry[0], entry[1]);
        return bench.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
