package io.forkshop.app.command.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FrameCountTest {
    private static final long START = 7_000;
    private final FrameCount frames = new FrameCount(START, 50);

    @Test
    void whoeverDrawsEachFrameDropsNone() {
        for (int i = 1; i <= 20; i++) {
            frames.drawn(START + 50 * i);
        }
        assertCounts(20, 20);
    }

    @Test
    void aFrameThatIsDrawnTwiceCountsOnce() {
        frames.drawn(START + 60);
        frames.drawn(START + 90);
        frames.drawn(START + 100);
        assertCounts(2, 2);
    }

    @Test
    void whoeverComputesInsteadDropsThemAll() {
        frames.until(START + 999);
        assertCounts(19, 0);
    }

    @Test
    void aPauseDropsWhatWasDueInIt() {
        frames.drawn(START + 50);
        frames.drawn(START + 500);
        frames.until(START + 520);
        assertCounts(10, 2);
    }

    @Test
    void beforeTheFirstFrameNoneIsDue() {
        frames.drawn(START + 49);
        assertCounts(0, 0);
    }

    private void assertCounts(int due, int drawn) {
        assertEquals(due, frames.due());
        assertEquals(drawn, frames.drawn());
        assertEquals(due - drawn, frames.dropped());
    }
}
