package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class FigureTest {
    @Test
    void aFigureIsOneLineThatAScriptCanRead() {
        assertEquals(
                "ratio fork-smallest 0.42 target <= 0.5",
                Figure.atMost(0.5, "fork-smallest", 0.4187).line());
        assertEquals(
                "ratio prompt-vs-node 1.50 target <= 2",
                Figure.atMost(2, "prompt-vs-node", 1.5).line());
        assertEquals(
                "ratio rps 1.25 target >= 1",
                new Figure("rps", 1.25, Figure.Side.AT_LEAST, 1).line());
    }

    @Test
    void aTargetIsMetAtItsLimit() {
        assertTrue(Figure.atMost(0.5, "x", 0.5).met());
        assertFalse(Figure.atMost(0.5, "x", 0.5001).met());
        assertTrue(new Figure("x", 1, Figure.Side.AT_LEAST, 1).met());
        assertFalse(new Figure("x", 0.99, Figure.Side.AT_LEAST, 1).met());
    }

    @Test
    void roundingNeverShowsAMissedTargetAsMet() {
        assertEquals("ratio x 0.503 target <= 0.5", Figure.atMost(0.5, "x", 0.503).line());
        assertEquals("ratio x 0.045 target <= 0.15", Figure.atMost(0.15, "x", 0.0448).line());
    }

    @Test
    void whatIsMissingIsNoFailureAndWhatBrokeIsOne() {
        Findings absent = Findings.absent(List.of("a"), "there is no node");
        assertEquals(List.of("a could not be measured: there is no node"), absent.absent());
        assertTrue(absent.good());

        assertFalse(absent.and(Findings.broken(List.of("b"), "it hung")).good());
        List<Figure> missed = List.of(Figure.atMost(1, "c", 2));
        assertFalse(absent.and(Findings.of(List.of(), missed)).good());
    }
}
