package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class TextTest {
    @Test
    void whatIsPutInIsMadeVisible() {
        assertEquals("\\x1b[31mred\\n", Text.of("\033[31mred\n").plain());
        assertEquals("a\\rb", Text.empty().append("a\rb", Tone.CODE).plain());
    }

    @Test
    void neighboursOfOneToneAreOneRun() {
        Text text = Text.of("a").append("b").append("c", Tone.CODE).append("d", Tone.CODE);
        assertEquals(2, text.runs().size());
        assertEquals(Text.of("ab").append("cd", Tone.CODE), text);
    }

    @Test
    void linesBreakAtWordsAndKeepTheirTones() {
        Text text = Text.of("the primary calls ").append("fork twice", Tone.CODE);
        List<Text> lines = text.wrap(18);
        assertEquals(List.of("the primary calls", "fork twice"), plain(lines));
        assertEquals(Text.of("fork twice", Tone.CODE), lines.get(1));
    }

    @Test
    void aWordLongerThanTheLineIsBroken() {
        assertEquals(List.of("abcdefg", "hij kl"), plain(Text.of("abcdefghij kl").wrap(7)));
    }

    @Test
    void chineseBreaksBetweenSignsButNotBeforeAClosingOne() {
        assertEquals(List.of("进程和", "线程，"), plain(Text.of("进程和线程，").wrap(6)));
        assertEquals(List.of("进程和", "线，程"), plain(Text.of("进程和线，程").wrap(8)));
        assertEquals(List.of("说：", "“好”", "了。"), plain(Text.of("说：“好”了。").wrap(5)));
    }

    @Test
    void anOpeningSignDoesNotEndALine() {
        assertEquals(List.of("进程", "（线）"), plain(Text.of("进程（线）").wrap(6)));
    }

    @Test
    void aClosingSignStaysWithTheCodeBeforeIt() {
        Text text = Text.of("先调用 ").append("fork()", Tone.CODE).append("，再等待");
        assertEquals(List.of("先调用", "fork()，再等待"), plain(text.wrap(14)));
        assertEquals(List.of("先调用", "fork()，", "再等待"), plain(text.wrap(8)));
    }

    @Test
    void aClusterIsNeverTornApart() {
        String family = "👨\u200d👩\u200d👧";
        assertEquals(List.of(family, family), plain(Text.of(family + family).wrap(3)));
    }

    @Test
    void indentsCountInTheWidth() {
        List<Text> lines = Text.of("one two three").wrap(9, Text.of("* "), Text.of("  "));
        assertEquals(List.of("* one two", "  three"), plain(lines));
    }

    @Test
    void theEmptyTextIsOneEmptyLine() {
        assertEquals(List.of(""), plain(Text.empty().wrap(40)));
    }

    @Test
    void aCutShowsThatItWasCut() {
        assertEquals("a long…", Text.of("a long line").truncate(7, Style.PLAIN).plain());
        assertEquals("a lo...", Text.of("a long line").truncate(7, Style.PLAIN_ASCII).plain());
        assertEquals("a long", Text.of("a long").truncate(6, Style.PLAIN).plain());
        assertEquals("进…", Text.of("进程和线程").truncate(4, Style.PLAIN).plain());
    }

    @Test
    void noWidthIsTooSmallForACut() {
        for (int width = 0; width < 8; width++) {
            assertTrue(Text.of("进程和线程").truncate(width, Style.PLAIN_ASCII).columns() <= width);
        }
    }

    @Test
    void paddingFillsColumnsNotCharacters() {
        assertEquals("进程  |", Text.of("进程").pad(6).append("|").plain());
    }

    private static List<String> plain(List<Text> lines) {
        return lines.stream().map(Text::plain).toList();
    }
}
