package io.forkshop.app.load.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Outcome;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Where a model gives way, told from numbers alone. */
class KneeTest {
    private static final Footprint PRINT = new Footprint(1, 10, 40_000, 100);

    private static Trial trial(Model model, int clients, int answers, Map<Outcome, Long> failures) {
        var counts = new java.util.HashMap<>(failures);
        counts.put(Outcome.OK, (long) answers);
        Map<Outcome, String> remarks =
                failures.isEmpty() ? Map.of() : Map.of(Outcome.RESET, "the connection ended");
        LoadResult load =
                new LoadResult(
                        1, answers, counts, Map.of(50.0, 20_000L), List.of(), 1, remarks, false);
        return new Trial(model, clients, 50, load, PRINT, "");
    }

    private static Trial good(int clients, int answers) {
        return trial(Model.STONE, clients, answers, Map.of());
    }

    @Test
    void moreClientsWithoutMoreAnswersAreAFullServer() {
        assertEquals(
                "full between 1 and 8 clients: 8.0 times the clients, 1.1 times the answers;"
                        + " p50 20 ms, then 20.",
                Knee.of(List.of(good(1, 46), good(8, 50))));
    }

    @Test
    void asLongAsAnswersGrowThereIsNone() {
        assertEquals("no knee up to 64 clients.", Knee.of(List.of(good(1, 50), good(64, 2500))));
    }

    @Test
    void failuresAreToldByTheirKind() {
        Trial broken =
                trial(Model.BRONZE, 64, 900, Map.of(Outcome.RESET, 320L, Outcome.TIMEOUT, 2L));
        assertEquals(
                "breaks at 64 clients: 322 of 1222 requests failed, most reset"
                        + " (the connection ended).",
                Knee.of(List.of(good(8, 400), broken)));
    }

    @Test
    void aDeadServerIsToldByItsEnding() {
        Trial dead =
                new Trial(Model.SILVER, 500, 1, good(1, 1).load(), PRINT, "exited with code 1");
        assertTrue(Knee.of(List.of(dead)).contains("dies of 500 clients: it exited with code 1."));
    }

    @Test
    void ofSeveralRoundsTheMedianCounts() {
        List<Trial> rounds = List.of(good(8, 90), good(8, 10), good(8, 50), good(1, 5));
        List<Trial> medians = Knee.medians(rounds, Model.STONE);
        assertEquals(List.of(1, 8), medians.stream().map(Trial::clients).toList());
        assertEquals(50, medians.getLast().load().inTime());
    }
}
