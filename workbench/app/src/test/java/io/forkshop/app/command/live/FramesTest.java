package io.forkshop.app.command.live;

import static io.forkshop.app.command.live.Some.look;
import static io.forkshop.app.command.live.Some.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.inspect.Rates;
import io.forkshop.app.world.Traffic;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

class FramesTest {
    private final Frames frames = new Frames();

    @Test
    void theFirstFrameHasNoRates() {
        var frame = frames.next(look(0, Map.of("w1", new Traffic(1, 1)), process(5, "w1", 100)));
        assertEquals(0, frame.seconds());
        assertEquals(Rates.UNKNOWN, frame.rows().getFirst().rates());
        assertEquals(OptionalDouble.empty(), frame.rows().getFirst().in());
        assertEquals(List.of(), frame.rows().getFirst().cpu());
    }

    @Test
    void messagesAreCountedFromTheProcessesOwnSide() {
        var self = ProcessHandle.current().pid();
        frames.next(
                look(0, Map.of("w1", new Traffic(10, 20)), process(5, "w1", 0), workbench(self)));
        var rows =
                frames.next(
                                look(
                                        2,
                                        Map.of("w1", new Traffic(14, 30)),
                                        process(5, "w1", 0),
                                        process(6, "s1", 0),
                                        workbench(self)))
                        .rows();
        assertEquals(OptionalDouble.of(2), rows.getFirst().in());
        assertEquals(OptionalDouble.of(5), rows.getFirst().out());
        assertEquals(List.of(7.0), rows.getFirst().messages());
        assertEquals(OptionalDouble.empty(), rows.get(1).in(), "no channel");
        assertEquals(OptionalDouble.of(5), rows.get(2).in(), "the other end of all");
        assertEquals(OptionalDouble.of(2), rows.get(2).out());
    }

    private static ProcessFacts workbench(long self) {
        return process(self, "workbench", 0);
    }

    @Test
    void aPidThatWasGivenAgainBeginsAnew() {
        frames.next(look(0, Map.of(), process(5, "w1", 0)));
        frames.next(look(1, Map.of(), process(5, "w1", 100)));
        var stranger = process(5, 1, 71, ProcessState.SLEEPING, "w2", 900);
        var row = frames.next(look(2, Map.of(), stranger)).rows().getFirst();
        assertEquals(Rates.UNKNOWN, row.rates());
        assertEquals(List.of(), row.cpu());
    }

    @Test
    void theLastThirtySamplesAreKept() {
        Row row = null;
        for (var second = 0; second <= 40; second++) {
            var process = process(5, "w1", second * (second + 1) / 2 * 10);
            row = frames.next(look(second, Map.of(), process)).rows().getFirst();
        }
        assertEquals(30, row.cpu().size());
        assertEquals(11.0, row.cpu().getFirst());
        assertEquals(40.0, row.cpu().getLast());
    }
}
