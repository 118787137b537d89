package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "fork, 4",
        "进程, 4",
        "，, 2",
        "é, 1",
        "e\u0301, 1",
        "각, 2",
        "😀, 2",
        "✅, 2",
        "⭐, 2",
        "❤, 1",
        "❤\ufe0f, 2",
        "👍🏽, 2",
        "👨\u200d👩\u200d👧, 2",
        "🇨🇭, 2",
        "│…, 2",
        "w1 进程 ✅ ok, 13"
    })
    void aSignCountsTheColumnsThatATerminalGivesIt(String text, int columns) {
        assertEquals(columns, Columns.of(text));
    }

    @Test
    void aLetterAndItsMarksAreOneCluster() {
        assertEquals(
                List.of("e\u0301", "中", "👨\u200d👩\u200d👧", "!"),
                Columns.clusters("e\u0301中👨\u200d👩\u200d👧!"));
    }

    @Test
    void theEmptyTextHasNoCluster() {
        assertEquals(List.of(), Columns.clusters(""));
        assertEquals(0, Columns.of(""));
    }
}
