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
    void spaceGoesOnToTheEndAndThenLeaves() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), shown("   x"));
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
        StringBuilder screen = new StringBuilder();
        var typed =
                new Pager.Device() {
                    private int at;

                    @Override
                    public int key() {
                        return at < keys.length() ? keys.charAt(at++) : -1;
                    }

                    @Override
                    public void write(String text) {
                        screen.append(text);
                    }
                };
        new Pager(TEN, 80, 5, Style.PLAIN, typed).run();
        return screen.toString();
    }
}
