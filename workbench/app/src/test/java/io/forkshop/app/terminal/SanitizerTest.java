package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class SanitizerTest {
    static List<String> hostile() {
        return HostileCorpus.samples();
    }

    @Test
    void theCorpusIsLarge() {
        assertTrue(hostile().size() >= 200, "only " + hostile().size() + " samples");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingHostileStaysRaw(String sample) {
        requireInert(Sanitizer.visible(sample));
        Sanitizer.lines(sample).forEach(SanitizerTest::requireInert);
        requireInert(Text.of(sample).plain());
        requireInert(Style.PLAIN.render(Text.of("w1> ").append(sample)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsVisibleStaysAsItIs(String sample) {
        String once = Sanitizer.visible(sample);
        assertEquals(once, Sanitizer.visible(once));
    }

    @Test
    void aControlCharacterShowsItsNumber() {
        assertEquals("\\x1b[2J\\x07\\x00\\x7f\\x9b", Sanitizer.visible("\033[2J\007\0\177\u009b"));
        assertEquals("a\\u202eb", Sanitizer.visible("a\u202eb"));
        assertEquals("\\u{e0041}", Sanitizer.visible("\udb40\udc41"));
        assertEquals("\\ud800", Sanitizer.visible("\ud800"));
    }

    @Test
    void aLineEndInOneLineIsAWord() {
        assertEquals("ok\\nw2> forged\\r", Sanitizer.visible("ok\nw2> forged\r"));
    }

    @Test
    void linesEndAtLineFeedsAndNowhereElse() {
        assertEquals(List.of("a", "b\\rc", "", "d"), Sanitizer.lines("a\r\nb\rc\n\nd\n"));
        assertEquals(List.of("no end"), Sanitizer.lines("no end"));
        assertEquals(List.of(), Sanitizer.lines(""));
    }

    @Test
    void tabsGoToTheNextStop() {
        assertEquals("a       b", Sanitizer.visible("a\tb"));
        assertEquals("进程    b       c", Sanitizer.visible("进程\tb\tc"));
        assertEquals("12345678        x", Sanitizer.visible("12345678\tx"));
    }

    @Test
    void ordinaryWritingIsLeftAlone() {
        for (String text :
                List.of(
                        "进程，线程",
                        "e\u0301",
                        "né",
                        "😀",
                        "👍🏽",
                        "👨\u200d👩\u200d👧",
                        "❤\ufe0f",
                        "🇨🇭")) {
            assertEquals(text, Sanitizer.visible(text));
        }
    }

    @Test
    void aMarkWithoutALetterDoesNotSitOnTheLabel() {
        assertEquals("\\u0301a", Sanitizer.visible("\u0301a"));
    }

    @Test
    void aTowerOfMarksIsCutDown() {
        String shown = Sanitizer.visible("a" + "\u0335".repeat(500));
        assertEquals(8, shown.chars().filter(c -> c == 0x335).count());
    }

    private static void requireInert(String shown) {
        shown.codePoints()
                .forEach(c -> assertTrue(inert(c), () -> "raw %x in a line".formatted(c)));
        for (int i = 0; i < shown.length(); i++) {
            if (shown.charAt(i) == 0x200d) {
                boolean joins = Character.isExtendedPictographic(shown.codePointAt(i + 1));
                assertTrue(joins, "a joiner that joins nothing");
            }
        }
    }

    /** A joiner or a variation selector is inert inside an emoji; that is looked at elsewhere. */
    private static boolean inert(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && (type != Character.FORMAT || c == 0x200d)
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
