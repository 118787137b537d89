package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import org.junit.jupiter.api.Test;

import java.util.List;

class WrittenTest {
    @Test
    void everyLineHasItsLabelAndNoneIsMadeUp() {
        assertEquals(List.of(), plain(written("").all()));
        assertEquals(List.of("out| a", "out| ", "out| b"), plain(written("a\n\nb\n").all()));
        assertEquals(List.of("out| a", "out| b"), plain(written("a\nb").beginning()));
    }

    @Test
    void aPersonGetsTheBeginningOfAFlood() {
        List<String> lines = plain(written("y\n".repeat(5_000)).beginning());
        assertEquals(1_001, lines.size());
        assertEquals("(8000 more characters of out are not shown)", lines.getLast());
        assertEquals(5_000, written("y\n".repeat(5_000)).all().size());
    }

    @Test
    void aLineWithoutEndIsCutToo() {
        List<String> lines = plain(written("x".repeat(1 << 20)).beginning());
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().startsWith("(983040 more characters"), lines.getLast());
    }

    @Test
    void aSignOfTwoHalvesIsNotCutInHalf() {
        String flood = "x" + "\ud83d\ude00".repeat(1 << 16);
        List<String> lines = plain(written(flood).beginning());
        assertTrue(lines.getFirst().endsWith("\ud83d\ude00"));
    }

    private static Written written(String text) {
        return new Written("out", Tone.NAME, text);
    }

    private static List<String> plain(List<Text> lines) {
        return lines.stream().map(Text::plain).toList();
    }
}
