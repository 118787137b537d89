package io.forkshop.app.command.live;

import static io.forkshop.app.command.live.Some.look;
import static io.forkshop.app.command.live.Some.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.Traffic;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class TopTextTest {
    private static final String KEYS = "q leaves; sort by c CPU, m messages, p pid --";

    @Test
    void eightyColumnsHoldEveryColumn() {
        var lines = text(two(), Order.CPU, Style.PLAIN).lines(79, 24);
        var blank = " ".repeat(15);
        assertEquals(
                List.of(
                        "WHO PID STAT NLWP %CPU RSS VCSW NVCSW IN OUT CPU "
                                + blank.substring(2)
                                + "MSGS",
                        "w2    6 S       7   50 42M   50     0  -   - " + blank + "▅",
                        "w1    5 S       7  1.0 42M  1.0     0 20  10 "
                                + (blank + "▂ ")
                                + (blank + "█")),
                List.of(lines.get(1), lines.get(3), lines.get(4)).stream()
                        .map(line -> line.plain().stripTrailing())
                        .toList());
        assertTrue(
                lines.getFirst().plain().endsWith("2 sleeping (S); by CPU; rates are per second"),
                lines.getFirst().plain());
        assertEquals("-- " + KEYS, lines.getLast().plain());
    }

    @Test
    void theKeysSortByCpuMessagesAndPid() {
        assertEquals(List.of("w2", "w1"), names(Order.CPU));
        assertEquals(List.of("w1", "w2"), names(Order.of('M')));
        assertEquals(List.of("w1", "w2"), names(Order.of('p')));
        assertEquals(null, Order.of('x'));
    }

    private static List<String> names(Order order) {
        return order.sorted(two().rows()).stream().map(row -> Some.who(row.facts())).toList();
    }

    @Test
    void moreProcessesThanRowsAreCounted() {
        for (var columns : List.of(40, 80, 120)) {
            for (var rows : List.of(5, 24, 40)) {
                var lines = text(many(50), Order.PID, Style.PLAIN).lines(columns, rows);
                assertTrue(lines.size() <= rows, columns + " by " + rows + ": " + lines.size());
                lines.forEach(line -> assertTrue(line.columns() <= columns, line.plain()));
                assertTrue(lines.getLast().plain().matches("-- \\d+ more.*; q leaves; .* --"));
            }
        }
        var lines = text(many(50), Order.PID, Style.PLAIN).lines(79, 24);
        assertEquals("-- 30 more processes; " + KEYS, lines.getLast().plain());
        assertTrue(lines.get(22).plain().startsWith("名19 "), lines.get(22).plain());
    }

    @Test
    void fortyColumnsGetAListOfNamesAndValues() {
        var lines = plain(text(two(), Order.MESSAGES, Style.PLAIN_ASCII).all(40));
        assertTrue(lines.contains("WHO: w1  PID: 5  STAT: S sleeping"), lines.toString());
        assertTrue(lines.contains("NLWP: 7  %CPU: 1.0  RSS: 42M  VCSW: 1.0"), lines.toString());
        assertTrue(lines.contains("NVCSW: 0  IN: 20  OUT: 10  CPU: ."), lines.toString());
        lines.forEach(line -> assertTrue(line.codePoints().allMatch(c -> c < 0x80), line));
    }

    @Test
    void aWindowOfAFewRowsStillNamesTheKeys() {
        for (var rows : List.of(1, 2, 3)) {
            var lines = text(two(), Order.CPU, Style.PLAIN).lines(79, rows);
            assertEquals("-- 2 more processes; " + KEYS, lines.getLast().plain());
        }
    }

    @Test
    void aStateIsSaidInWordsAndNotByColourAlone() {
        var zombie = process(9, 1, 70, ProcessState.ZOMBIE, "s1", 0);
        var frame = new Frames().next(look(0, Map.of(), zombie));
        var heading = text(frame, Order.CPU, Style.PLAIN).all(79).getFirst().plain();
        assertTrue(heading.endsWith("1 zombie (Z); by CPU; no rates yet"), heading);
    }

    @Test
    void noNameReachesTheScreenRaw() {
        for (var sample : HostileCorpus.samples()) {
            var frame = new Frames().next(look(0, Map.of(), process(5, sample, 0)));
            for (var columns : List.of(40, 79)) {
                for (var line : text(frame, Order.CPU, Style.PLAIN).lines(columns, 24)) {
                    assertTrue(line.columns() <= columns, line.plain());
                    assertFalse(
                            line.plain().chars().anyMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0),
                            line.plain());
                }
            }
        }
    }

    private static TopText text(Frame frame, Order order, Style style) {
        return new TopText(frame, order, style, Some::who);
    }

    private static List<String> plain(List<Text> lines) {
        return lines.stream().map(Text::plain).toList();
    }

    private static Frame two() {
        var frames = new Frames();
        var none = Map.of("w1", new Traffic(0, 0));
        frames.next(look(0, none, process(5, "w1", 0), process(6, "w2", 0)));
        return frames.next(
                look(
                        1,
                        Map.of("w1", new Traffic(20, 10)),
                        process(5, "w1", 10),
                        process(6, "w2", 500)));
    }

    private static Frame many(int count) {
        var processes =
                IntStream.range(0, count)
                        .mapToObj(i -> process(100 + i, "名" + i, 0))
                        .toArray(ProcessFacts[]::new);
        return new Frames().next(look(0, Map.of(), processes));
    }
}
