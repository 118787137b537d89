package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The pager's keys, on a screen of 5 rows: 4 lines and a status. */
class PagerTest {
    private static final List<Text> TEN = lines(10);

    @Test
    void whatFitsNeedsNoPager() {
        assertTrue(Pager.fits(lines(4), 80, 5));
        assertFalse(Pager.fits(lines(5), 80, 5));
    }

    @Test
    void aLineThatWrapsCountsItsRows() {
        assertFalse(Pager.fits(List.of(Text.of("x".repeat(81)), Text.of("y")), 80, 3));
    }

    @Test
    void theEndLeaves() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), shown("  "));
        assertEquals("next", left("  next"));
    }

    @Test
    void aLetterThatMeansNothingHereIsTheFirstOfTheNextCommand() {
        assertEquals(List.of(0, 1, 2, 3), shown("fork"));
        assertEquals("fork", left("fork"));
        assertEquals("next", left("next"));
    }

    @Test
    void qLeavesAtOnce() {
        assertEquals(List.of(0, 1, 2, 3), shown("q   "));
        assertEquals(List.of(0, 1, 2, 3), shown("\003   "));
    }

    @Test
    void bGoesBackAScreenAndEnterOnALine() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3), shown(" bq"));
        assertEquals(List.of(0, 1, 2, 3, 4), shown("\rq"));
    }

    @Test
    void arrowsAndPageKeysAreUnderstood() {
        assertEquals(List.of(0, 1, 2, 3, 4), shown("\033[Bq"));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), shown("\033[6~q"));
    }

    @Test
    void aSearchGoesToTheLineAndSaysWhenThereIsNone() {
        assertEquals(List.of(0, 1, 2, 3, 8, 9), shown("/LINE 8\rq"));
        assertTrue(written("/nowhere\rq").contains("Not found: nowhere"));
    }

    @Test
    void theEndOfTheKeyboardIsTheEnd() {
        assertEquals(List.of(0, 1, 2, 3), shown(""));
    }

    @Test
    void withoutStyleNothingIsEscaped() {
        assertFalse(written(" b/8\rq").contains("\033"));
    }

    private static List<Text> lines(int count) {
        List<Text> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(Text.of("line " + i));
        }
        return lines;
    }

    private static List<Integer> shown(String keys) {
        List<Integer> numbers = new ArrayList<>();
        for (String line : written(keys).split("[\n\r]")) {
            if (line.matches("line \\d")) {
                numbers.add(line.charAt(5) - '0');
            }
        }
        return numbers;
    }

    private static String written(String keys) {
        return page(keys).screen.toString();
    }

    /** What was typed and not used by the pager. */
    private static String left(String keys) {
        Typed typed = page(keys);
        return keys.substring(typed.at);
    }

    private static Typed page(String keys) {
        Typed typed = new Typed(keys);
        new Pager(TEN, 80, 5, Style.PLAIN, typed).run();
        return typed;
    }

    private static final class Typed implements Pager.Device {
        private final StringBuilder screen = new StringBuilder();
        private final String keys;
        private int at;

        Typed(String keys) {
            this.keys = keys;
        }

        @Override
        public int key() {
            return at < keys.length() ? keys.charAt(at++) : -1;
        }

        @Override
        public void unread(int key) {
            at--;
            assertEquals(keys.charAt(at), key);
        }

        @Override
        public void write(String text) {
            screen.append(text);
        }
    }
}
