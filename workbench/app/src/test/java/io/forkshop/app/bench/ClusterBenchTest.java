package io.forkshop.app.bench;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real clusters under a real client, in one short round; never how fast they are. */
@Timeout(180)
class ClusterBenchTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void aQuickRunFillsEveryRowAndLeavesNothing() throws InterruptedException {
        assumeTrue(Programs.node().isPresent(), "no node on this machine");
        List<ProcessHandle> before = descendants();
        List<String> said = new ArrayList<>();

        Findings found = new ClusterBench().run(new Settings(ROOT, 1, true, said::add));

        assertEquals(List.of(), found.broken());
        assertEquals(
                Set.copyOf(new ClusterFigures().figures()),
                found.figures().stream().map(Figure::name).collect(Collectors.toSet()));
        assertEquals(2 * 2 * 5 + 2 * 2 * 2 + 2, found.comparisons().size());
        for (Comparison row : found.comparisons()) {
            assertTrue(row.ours().median() > 0, row.toString());
            assertTrue(row.node().median() > 0, row.toString());
        }
        until("its processes are gone", () -> before.containsAll(descendants()));
    }

    @Test
    void whatWrkSaysIsReadInMilliseconds() {
        String said = "  99%  750.00us\n  100 requests in 1.00s, 1MB read\nRequests/sec:  99.5\n";
        assertEquals(new Load.Measured(99.5, 0.75), Load.Wrk.parse(said));
        assertEquals(1200, Load.Wrk.parse(said.replace("750.00us", "1.20s")).p99());
        Trouble refused = assertThrows(Trouble.class, () -> Load.Wrk.parse("unable to connect"));
        assertTrue(refused.getMessage().contains("unable to connect"));
    }

    private static List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.toList();
        }
    }
}
