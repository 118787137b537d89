package io.forkshop.app.command.tap;

import io.forkshop.app.terminal.Glyph;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.JournalEntry;

import java.util.List;

/** A message a row. */
public final class MessageTable {
    private MessageTable() {}

    public static List<Text> of(List<JournalEntry> entries, int width, Style style) {
        Table table = Table.of("TIME", "FROM", "TO", "BYTES", "MESSAGE").right(3);
        for (JournalEntry entry : entries) {
            Object[] cells = {
                Words.time(entry), entry.from(), entry.to(), entry.bytes(), Words.shown(entry)
            };
            table.row(cells);
        }
        return table.render(width, style);
    }

    /** One line for each as it comes, when the widths of those to come are not known. */
    public static Text line(JournalEntry entry, Style style) {
        return header(entry, style).append("  ").append(Words.shown(entry));
    }

    /** When, from whom to whom, how many bytes. */
    static Text header(JournalEntry entry, Style style) {
        String between = entry.from() + " " + style.sign(Glyph.ARROW) + " " + entry.to();
        return Text.of(Words.time(entry) + "  ", Tone.DIM)
                .append(between, Tone.NAME)
                .append("  " + entry.bytes() + " B");
    }
}
