package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableTest {
    private static Table processes() {
        return Table.of("PID", "NAME", "COMMAND")
                .right(0)
                .row(7, "w1", "java -cp workbench WorkerMain echo.java and 进程 more words to wrap")
                .row(12345, Text.of("w2", Tone.NAME), "node echo.js");
    }

    @Test
    void columnsLineUpUnderTheirHeadings() {
        assertEquals(
                List.of(
                        "  PID  NAME  COMMAND",
                        "-----  ----  -----------------------------------------------",
                        "    7  w1    java -cp workbench WorkerMain echo.java and 进",
                        "             程 more words to wrap",
                        "12345  w2    node echo.js"),
                plain(processes().render(60, Style.PLAIN_ASCII)));
    }

    @Test
    void aCuttingTableHasOneLineForARow() {
        assertEquals(
                "    7  w1    java -cp workbench WorkerMain echo.java and 进…",
                plain(processes().cutting().render(60, Style.PLAIN)).get(2));
    }

    @Test
    void underSixtyColumnsARowIsABlock() {
        assertEquals(
                List.of(
                        "PID: 7",
                        "NAME: w1",
                        "COMMAND: java -cp workbench WorkerMain",
                        "  echo.java and 进程 more words to wrap",
                        "",
                        "PID: 12345",
                        "NAME: w2",
                        "COMMAND: node echo.js"),
                plain(processes().render(40, Style.PLAIN)));
    }

    @Test
    void noWidthIsExceeded() {
        for (int width = 4; width <= 200; width++) {
            for (Text line : processes().render(width, Style.PLAIN)) {
                assertTrue(line.columns() <= width, line + " at " + width);
            }
        }
    }

    @Test
    void aRowHasAsManyCellsAsThereAreHeadings() {
        assertThrows(IllegalArgumentException.class, () -> Table.of("A", "B").row("only one"));
    }

    private static List<String> plain(List<Text> lines) {
        return lines.stream().map(Text::plain).toList();
    }
}
