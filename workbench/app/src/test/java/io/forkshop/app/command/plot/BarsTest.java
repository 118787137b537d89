package io.forkshop.app.command.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Bars that say in words what they draw. */
class BarsTest {
    private static final List<Bars.Row> ROWS =
            List.of(
                    new Bars.Row("a", 100, "100"),
                    new Bars.Row("bb", 25, "25"),
                    new Bars.Row("c", 0.01, "0.0"),
                    new Bars.Row("d", 0, "0"),
                    new Bars.Row("e", Double.NaN, "-"));

    private static List<String> drawn(int width, Style style) {
        return Bars.of(ROWS, width, style).stream().map(Text::plain).toList();
    }

    @Test
    void theLongestFillsItsRoomAndNothingHasNoBar() {
        assertEquals(
                List.of(
                        " a ######### 100",
                        "bb ##         25",
                        " c #         0.0",
                        " d             0",
                        " e             -"),
                drawn(18, Style.PLAIN_ASCII));
    }

    @Test
    void whereThereIsNoRoomTheWordsStay() {
        assertEquals(" a  100", drawn(8, Style.PLAIN_ASCII).getFirst());
    }

    @Test
    void noneIsWiderThanTheWindow() {
        for (int width : new int[] {12, 20, 40, 80, 200}) {
            for (String line : drawn(width, new Style(false, true))) {
                assertTrue(line.length() <= width, line);
            }
        }
    }
}
