package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CaretTest {
    @Test
    void theMarkIsAsWideAsWhatIsMeant() {
        assertEquals(List.of("|  int x = yes;", "|          ^-^"), under("int x = yes;", 8, 11));
        assertEquals(List.of("|  1 + y", "|      ^"), under("1 + y", 4, 5));
    }

    @Test
    void wideCharactersAndTabsTakeTheirColumns() {
        assertEquals(List.of("|  \"中文\" + z", "|           ^"), under("\"中文\" + z", 7, 8));
        assertEquals(List.of("|          z", "|          ^"), under("\tz", 1, 2));
        assertEquals(List.of("|  中中 ", "|  ^--^"), under("中中 ", 0, 2));
    }

    @Test
    void ofSeveralLinesTheOneThatIsMeantIsShown() {
        String source = "int f() {\n  return z;\n}";
        assertEquals(List.of("|    return z;", "|           ^"), under(source, 19, 20));
    }

    @Test
    void beyondTheEndItStandsBehindTheLastSign() {
        assertEquals(List.of("|  x ==", "|      ^"), under("x ==\n", 5, 6));
        assertEquals(List.of(), under("x", -1, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80})
    void ofALongLineThePartIsShownThatIsMeant(int width) {
        String source = "f(" + "中文, ".repeat(40) + "wrong" + ", more".repeat(40) + ")";
        int start = source.indexOf("wrong");
        List<String> lines = Caret.under(source, start, start + 5, width, Style.PLAIN);
        assertTrue(Columns.of(lines.get(0)) <= width, lines::toString);
        String shown = lines.get(0);
        int column = Columns.of(shown.substring(0, shown.indexOf("wrong")));
        assertEquals(" ".repeat(column - 3) + "^---^", lines.get(1).substring(3));
    }

    private static List<String> under(String source, int start, int end) {
        return Caret.under(source, start, end, 80, Style.PLAIN);
    }
}
