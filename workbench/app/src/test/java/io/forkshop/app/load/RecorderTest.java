package io.forkshop.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecorderTest {
    @Test
    void everyAnswerIsInOneBar() {
        var recorder = new Recorder(0, Long.MAX_VALUE);
        for (long micros = 0; micros <= 60_000; micros++) {
            recorder.add(Outcome.OK, 0, micros * 1000, "");
        }
        var result = recorder.result(1, false);
        assertEquals(60_001, result.all());
        assertEquals(60_001, result.bars().stream().mapToLong(LoadResult.Bar::count).sum());
    }
}
