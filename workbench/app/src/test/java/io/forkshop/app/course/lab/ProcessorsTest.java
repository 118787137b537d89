package io.forkshop.app.course.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.lab.Processors.Reading;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ProcessorsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aWorkerThatHadOneOfTwoCoresHadHalf() {
        assertEquals(0.5, Processors.share(SECOND, SECOND, 2), 1e-9);
    }

    @Test
    void nobodyHasMoreThanAllWhateverTheClockSays() {
        assertEquals(1, Processors.share(SECOND, Duration.ofMillis(900), 1));
        assertEquals(0, Processors.share(SECOND, Duration.ZERO, 1));
    }

    @Test
    void whatWeUseOurselvesIsFree() {
        Reading before = new Reading(100, 10, 0);
        assertEquals(1, Processors.free(before, new Reading(102, 12, 1), 2), 1e-9);
    }

    @Test
    void whatOthersUseIsNot() {
        Reading before = new Reading(100, 10, 0);
        assertEquals(0.25, Processors.free(before, new Reading(101.6, 10.1, 1), 2), 1e-9);
    }

    @Test
    void aLookAtThisMachineCountsWhatWeBurn() {
        Reading before = Processors.now();
        long end = System.nanoTime() + 200_000_000;
        while (ours(before) < 0.05 && System.nanoTime() < end) {}
        assertTrue(ours(before) >= 0.05, "nothing was counted of what this test has burnt");
    }

    private static double ours(Reading before) {
        return Processors.now().ours() - before.ours();
    }
}
