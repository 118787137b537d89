package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class SamplesTest {
    private static Samples of(Double... values) {
        return new Samples("start", "x", "ms", List.of(values));
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertEquals(2, of(9.0, 1.0, 2.0).median());
    }

    @Test
    void betweenTwoMiddleOnesItIsTheirMean() {
        assertEquals(2.5, of(4.0, 1.0, 2.0, 3.0).median());
    }

    @Test
    void oneValueIsItsOwnMedianAndQuartiles() {
        assertEquals(7, of(7.0).median());
        assertEquals(7, of(7.0).lowerQuartile());
        assertEquals(7, of(7.0).upperQuartile());
    }

    @Test
    void halfOfTheValuesLieBetweenTheQuartiles() {
        Samples samples = of(5.0, 3.0, 1.0, 4.0, 2.0);
        assertEquals(2, samples.lowerQuartile());
        assertEquals(4, samples.upperQuartile());
    }

    @Test
    void oneOutlierMovesTheRatioLittle() {
        assertEquals(0.5, of(1.0, 1.0, 900.0).over(of(2.0, 2.0, 2.0)));
    }

    @Test
    void nothingMeasuredHasNoMedian() {
        assertThrows(IllegalStateException.class, of()::median);
    }
}
