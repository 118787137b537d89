package io.forkshop.app.command.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class HexRowsTest {
    private static List<String> rows(JournalEntry entry, int width) {
        return HexRows.of(entry, width, Style.PLAIN).stream().map(Text::plain).toList();
    }

    @Test
    void sixteenBytesARow() {
        JournalEntry entry = Some.message(1, "primary", "w1", "{\"text\":\"é 0123456789\"}");
        List<String> rows = rows(entry, 80);
        assertTrue(rows.get(0).endsWith("primary → w1  25 B"), rows.get(0));
        assertEquals(
                List.of(
                        "0000  7b 22 74 65 78 74 22 3a 22 c3 a9 20 30 31 32 33  {\"text\":\".."
                                + " 0123",
                        "0010  34 35 36 37 38 39 22 7d 0a                       456789\"}.",
                        ""),
                rows.subList(1, rows.size()));
    }

    @Test
    void fewerWhereTheScreenIsNarrow() {
        JournalEntry entry = Some.message(1, "primary", "w1", "\"0123456789\"");
        assertEquals("0000  22 30 31 32 33 34 35 36  \"0123456", rows(entry, 40).get(1));
        assertEquals("0000  22 30 31 32  \"012", rows(entry, 24).get(2));
    }

    @Test
    void whatIsNotKeptIsCounted() {
        byte[] begun = new byte[16];
        JournalEntry long1 =
                new JournalEntry(
                        1,
                        0,
                        0,
                        "w1",
                        "primary",
                        Tap.Kind.USER,
                        116,
                        Serialization.ADVANCED,
                        begun,
                        "…",
                        "",
                        Optional.empty());
        assertTrue(rows(long1, 80).contains("(100 more bytes are not kept)"));
    }

    @Test
    void noByteReachesTheScreenRaw() {
        for (String sample : HostileCorpus.samples()) {
            for (String row : rows(Some.message(1, "w1", "primary", sample), 80)) {
                assertTrue(row.chars().allMatch(c -> c == '→' || c >= ' ' && c < 0x7f), row);
            }
        }
    }
}
