package io.forkshop.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Plots as files. */
class SvgTest {
    private static final Chart CHART =
            new Chart(
                    "A <title> & more",
                    "clients",
                    "answers, a second",
                    true,
                    List.of(
                            new Chart.Series(
                                    "gold",
                                    false,
                                    List.of(new Chart.Point(1, 50), new Chart.Point(64, 2304.5))),
                            new Chart.Series("gold", true, List.of(new Chart.Point(1, 50)))));

    @Test
    void theSameNumbersMakeTheSameBytes() {
        assertEquals(Svg.of(CHART), Svg.of(CHART));
    }

    @Test
    void whatIsWrittenInItIsTextAndNoMarkup() {
        String svg = Svg.of(CHART);
        assertTrue(svg.contains("A &lt;title&gt; &amp; more"), svg);
        assertTrue(svg.contains(">gold</text>"), svg);
        assertFalse(svg.contains("<script"), svg);
    }

    @Test
    void itsNumbersStandBesideIt() {
        assertEquals(
                """
                line,clients,"answers, a second"\r
                gold,1,50\r
                gold,64,2304.5\r
                gold (formula),1,50\r
                """,
                CHART.csv());
        assertEquals(CHART, Chart.of(CHART.message()));
    }
}
