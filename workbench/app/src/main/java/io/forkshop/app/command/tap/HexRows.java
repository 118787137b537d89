package io.forkshop.app.command.tap;

import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.JournalEntry;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of messages as they were on the wire: place, hexadecimal, and text where it is ASCII.
 */
public final class HexRows {
    private static final int MOST = 16; // bytes a row
    private static final int PLACE = 6; // columns: four digits and a gap

    private HexRows() {}

    public static List<Text> of(JournalEntry entry, int width, Style style) {
        List<Text> lines = new ArrayList<>();
        Text title =
                MessageTable.header(entry, style)
                        .append("  " + Words.mark(entry).strip(), Tone.DIM);
        lines.addAll(title.wrap(width));
        byte[] bytes = entry.beginning();
        int row = perRow(width);
        for (int at = 0; at < bytes.length; at += row) {
            lines.add(row(bytes, at, row));
        }
        long missing = entry.bytes() - bytes.length;
        if (missing > 0) {
            String why =
                    entry.rule().isEmpty() ? " more bytes are not kept" : " bytes were skipped";
            lines.add(Text.of("(" + missing + why + ")", Tone.DIM));
        }
        lines.add(Text.empty());
        return lines;
    }

    /** Three columns a byte, and one for its text: as many of 16, 8, 4 as fit. */
    private static int perRow(int width) {
        int row = MOST;
        while (row > 4 && PLACE + row * 4 + 1 > width) {
            row /= 2;
        }
        return row;
    }

    private static Text row(byte[] bytes, int at, int count) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = at; i < Math.min(bytes.length, at + count); i++) {
            hex.append(String.format("%02x ", bytes[i] & 0xff));
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return Text.of(String.format("%04x  ", at), Tone.DIM)
                .append(hex.toString())
                .pad(PLACE + count * 3 + 1)
                .append(text.toString(), Tone.STRING);
    }
}
