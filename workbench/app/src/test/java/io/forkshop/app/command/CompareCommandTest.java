package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code compare}, on real servers. What is measured here is a loaded machine's affair. */
class CompareCommandTest extends AtThePrompt {
    @Test
    void besideEachMeasurementStandsItsFormula() {
        String said =
                String.join("\n", prompt.says("compare stone gold --job wait=10 -c 1,8 -d 500ms"));
        assertTrue(said.contains("model clients ans/s formula p50 ms p99 ms"), said);
        assertTrue(said.contains("\nAnswers a second, 8 clients:"), said);
        assertTrue(said.contains("\nstone  "), said);
        assertTrue(said.contains("Formula: 1/N."), said);
        assertTrue(said.contains("\ngold  "), said);
        assertEquals(List.of(), prompt.session.world().alive());
    }

    @Test
    void jsonHasEachTrialAndEachKnee() {
        String line = "compare virtual --job cpu=1 -c 1,2 -d 300ms --rounds 2 --json";
        Map<?, ?> json = (Map<?, ?>) Json.parse(String.join("", prompt.says(line)));
        List<?> trials = (List<?>) json.get("trials");
        assertEquals(4, trials.size());
        Map<?, ?> first = (Map<?, ?>) trials.getFirst();
        assertEquals(
                "[model, clients, answersPerSecond, predictedPerSecond, p50Millis, p99Millis,"
                        + " outcomes, processes, threads, rssKib, switchesPerAnswer, ending]",
                first.keySet().toString());
        assertEquals(1, ((Number) first.get("processes")).intValue());
        assertEquals("virtual", ((Map<?, ?>) json.get("knees")).keySet().iterator().next());
    }

    @Test
    void plotsAreWrittenWithTheirNumbersBesideThem() throws Exception {
        Path folder = home.resolve("plots");
        String line = "compare gold --job wait=5 -c 1,2 -d 300ms --svg " + folder;
        assertEquals(0, prompt.type(line), prompt.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    "[latency.csv, latency.svg, throughput.csv, throughput.svg]",
                    files.map(file -> file.getFileName().toString()).sorted().toList().toString());
        }
        List<String> rows = Files.readAllLines(folder.resolve("throughput.csv"));
        assertEquals("line,clients,answers a second", rows.getFirst());
        assertTrue(rows.contains("gold (formula),2,400"), rows.toString());
        String svg = Files.readString(folder.resolve("throughput.svg"));
        assertTrue(svg.contains("job wait=5"), svg);
    }

    @Test
    void thoseWhoOnlyWaitAreCountedAndTheirMemoryMeasured() {
        List<String> said = prompt.says("compare gold --waiting 300");
        String row = said.stream().filter(line -> line.startsWith("gold  ")).findFirst().orElse("");
        assertTrue(row.matches("gold +300 +\\d+M +\\d+M +-?[\\d.]+ +\\d+"), said.toString());
    }

    @Test
    void whatCannotBeMeantStartsNothing() {
        for (String line :
                List.of(
                        "compare stome",
                        "compare --job sleep=1",
                        "compare -c 0",
                        "compare -c 1,x",
                        "compare --rounds 99",
                        "compare --waiting 10001")) {
            assertEquals(2, prompt.type(line), line);
        }
        assertTrue(prompt.err().contains("Did you mean 'stone'?"), prompt.err());
        assertEquals(1, prompt.type("compare stone -d 11m"));
    }
}
