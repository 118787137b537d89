package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.bench.Rounds.Subject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class RoundsTest {
    private final List<String> order = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Subject subject(String name, double value) {
        return new Subject(
                name,
                () -> {
                    order.add(name);
                    return value;
                });
    }

    private List<Samples> run(int warmUps, int rounds, Duration budget)
            throws InterruptedException {
        Rounds all = new Rounds("start", "ms", rounds, budget, said::add);
        return all.run(warmUps, List.of(subject("a", 1), subject("b", 2), subject("c", 3)));
    }

    @Test
    void eachRoundBeginsWithAnother() throws InterruptedException {
        run(0, 3, Duration.ofMinutes(1));
        assertEquals("abc" + "bca" + "cab", String.join("", order));
    }

    @Test
    void warmingUpDoesNotCount() throws InterruptedException {
        List<Samples> samples = run(2, 1, Duration.ofMinutes(1));
        assertEquals(9, order.size());
        assertEquals(List.of(1.0), samples.get(0).values());
    }

    @Test
    void eachSubjectKeepsItsOwnNumbers() throws InterruptedException {
        List<Samples> samples = run(0, 4, Duration.ofMinutes(1));
        assertEquals(List.of("a", "b", "c"), samples.stream().map(Samples::subject).toList());
        assertEquals(List.of(3.0, 3.0, 3.0, 3.0), samples.get(2).values());
    }

    @Test
    void theFirstRoundIsMeasuredWhateverTheClockSays() throws InterruptedException {
        assertEquals(1, run(0, 100, Duration.ZERO).getFirst().values().size());
        assertTrue(said.getLast().contains("1 round"), said.toString());
    }
}
