package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class RatesTest {
    @Test
    void countersThatHaveGrownAreDividedByTheTime() {
        var before = process(7, Map.of(Measure.CPU, 1_000L, Measure.VOLUNTARY, 10L));
        var now = process(7, Map.of(Measure.CPU, 1_500L, Measure.VOLUNTARY, 40L));
        var rates = Rates.between(before, now, 2);
        assertEquals(OptionalDouble.of(25), rates.cpu(), "half a second of two, in percent");
        assertEquals(OptionalDouble.of(15), rates.voluntary());
        assertEquals(OptionalDouble.empty(), rates.involuntary(), "nobody has counted");
    }

    @Test
    void aLaterProcessWithTheSamePidHasNoRatesYet() {
        var before = process(7, Map.of(Measure.CPU, 10L));
        assertEquals(Rates.UNKNOWN, Rates.between(before, process(8, before.measures()), 1));
    }

    @Test
    void aCounterThatFellWithItsThreadTellsNothing() {
        assertEquals(OptionalDouble.empty(), Rates.perSecond(10, 9, 1));
        assertEquals(OptionalDouble.of(0), Rates.perSecond(9, 9, 1));
    }

    @Test
    void inNoTimeThereIsNoRate() {
        assertEquals(OptionalDouble.empty(), Rates.perSecond(1, 2, 0));
    }

    private static ProcessFacts process(long birth, Map<Measure, Long> measures) {
        return new ProcessFacts(
                5,
                1,
                OptionalLong.of(birth),
                ProcessState.SLEEPING,
                measures,
                Optional.empty(),
                "x",
                Optional.empty());
    }
}
