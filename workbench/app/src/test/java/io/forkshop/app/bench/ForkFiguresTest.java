package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Real parents and workers; what is asserted is what comes back, never how long it took. */
@Timeout(180)
class ForkFiguresTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Settings ONE_ROUND = new Settings(ROOT, 1, sentence -> {});

    private static Set<Long> descendants() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    @Test
    void oneRoundForksEachWorkerAndLeavesNothing() throws InterruptedException {
        assumeTrue(Programs.node().isPresent(), "no node on this machine");
        Set<Long> before = descendants();
        Findings found;
        try (Scratch scratch = Scratch.create()) {
            found = new ForkFigures().measure(ONE_ROUND, scratch);
        }
        assertEquals(3, found.samples().size());
        found.samples().forEach(ForkFiguresTest::holdsOneTime);
        assertEquals(
                List.of("fork-smallest", "fork-learner"),
                found.figures().stream().map(Figure::name).toList());
        Set<Long> after = descendants();
        after.removeAll(before);
        assertEquals(Set.of(), after);
    }

    private static void holdsOneTime(Samples samples) {
        assertEquals(1, samples.values().size(), samples.toString());
        assertTrue(samples.median() > 0, samples.toString());
    }

    @Test
    void aWorkerThatSaysNothingIsNamedWithItsEnd() throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                ForkProbe jvm = ForkProbe.jvm(scratch.classes(Programs.class))) {
            String silent = Programs.class.getName();
            Trouble trouble = assertThrows(Trouble.class, () -> jvm.firstMessage(silent));
            assertTrue(
                    trouble.getMessage().startsWith(silent + " exited with code 1, saying nothing"),
                    trouble.getMessage());
        }
    }

    @Test
    void theKernelsRollupTellsTheProportionalSetSize() {
        String rollup =
                "00400000-7ffd [rollup]\nRss:    41384 kB\nPss:    13312 kB\nPss_Anon: 9 kB\n";
        assertEquals(13312, MemoryProbe.kibibytes(rollup));
        assertThrows(Trouble.class, () -> MemoryProbe.kibibytes("Rss: 1 kB\n"));
    }
}
