package io.forkshop.app.command.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class SparklineTest {
    @Test
    void theNewestStandsOnTheRightAndWhatDoesNotFitIsLeftOut() {
        assertEquals("   ▁█", Sparkline.of(List.of(0.0, 100.0), 100, 5, true));
        assertEquals("█", Sparkline.of(List.of(0.0, 100.0), 100, 1, true));
        assertEquals("", Sparkline.of(List.of(1.0), 1, 0, true));
    }

    @Test
    void whatIsMoreThanNothingIsHigherThanNothing() {
        assertEquals("▁▂▂█", Sparkline.of(List.of(0.0, 0.001, 14.0, 400.0), 100, 4, true));
        assertEquals("▁", Sparkline.of(List.of(0.0), 0, 1, true));
    }

    @Test
    void theEightHeightsAreAllUsedInBothForms() {
        var steps = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        assertEquals("▁▂▃▄▅▆▇█", Sparkline.of(steps, 7, 8, true));
        assertEquals("_.-:=+*#", Sparkline.of(steps, 7, 8, false));
    }

    @Test
    void numbersStayShort() {
        assertEquals("-", Numbers.rate(OptionalDouble.empty()));
        assertEquals("0", Numbers.rate(OptionalDouble.of(0.01)));
        assertEquals("3.2", Numbers.rate(OptionalDouble.of(3.21)));
        assertEquals("10", Numbers.rate(OptionalDouble.of(9.99)));
        assertEquals("9999", Numbers.rate(OptionalDouble.of(9_999.2)));
        assertEquals("10k", Numbers.rate(OptionalDouble.of(9_999.7)));
        assertEquals("1.0M", Numbers.rate(OptionalDouble.of(999_600)));
        assertEquals("?", Numbers.memory(OptionalLong.empty()));
        assertEquals("1000K", Numbers.memory(OptionalLong.of(1_000)));
        assertEquals("42M", Numbers.memory(OptionalLong.of(43_008)));
        assertEquals("1.5G", Numbers.memory(OptionalLong.of(1_572_864)));
    }
}
