package io.forkshop.app.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class LineReaderTest {
    private final List<OutputLine> lines = new ArrayList<>();
    private final LineReader reader = new LineReader(OutputLine.Stream.OUT, lines::add);

    @Test
    void aLineIsALineHoweverItArrives() {
        for (var one : "eins\nzwölf\r\n\n尾".getBytes(StandardCharsets.UTF_8)) {
            reader.accept(new byte[] {one}, 1);
        }
        assertEquals(List.of("eins", "zwölf", ""), texts());
        reader.end();
        assertEquals(List.of("eins", "zwölf", "", "尾"), texts());
    }

    @Test
    void anEndlessLineKeepsItsBeginningAndCountsTheRest() {
        var block = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 100; i++) {
            reader.accept(block, block.length);
        }
        reader.accept("\nnext\n".getBytes(StandardCharsets.UTF_8), 6);
        assertEquals(LineReader.LONGEST, lines.get(0).text().length());
        assertEquals(1_000_000 - LineReader.LONGEST, lines.get(0).cut());
        assertEquals(new OutputLine(OutputLine.Stream.OUT, "next", 0), lines.get(1));
    }

    private List<String> texts() {
        return lines.stream().map(OutputLine::text).toList();
    }
}
