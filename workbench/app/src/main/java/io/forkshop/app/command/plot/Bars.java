package io.forkshop.app.command.plot;

import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;

/** Rows of a label, a bar and words that say the same: nobody has to see the bar. */
public final class Bars {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int WIDEST = 40;

    /**
     * @param value the bar's length, in any unit
     * @param words what it stands for
     */
    public record Row(String label, double value, String words) {}

    private Bars() {}

    public static List<Text> of(List<Row> rows, int width, Style style) {
        int label = rows.stream().mapToInt(row -> row.label.length()).max().orElse(0);
        int words = rows.stream().mapToInt(row -> row.words.length()).max().orElse(0);
        int room = Math.min(WIDEST, width - label - words - 4);
        double full = rows.stream().mapToDouble(Row::value).filter(v -> v > 0).max().orElse(0);
        List<Text> lines = new ArrayList<>();
        for (Row row : rows) {
            String left = " ".repeat(label - row.label.length()) + row.label;
            String bar = room < 5 ? "" : bar(row.value, full, room, style);
            int gap = room < 5 ? 1 : room - bar.length() + 1;
            String right = " ".repeat(gap + words - row.words.length()) + row.words;
            lines.add(Text.of(left + " ").append(bar, Tone.CODE).append(right));
        }
        return lines;
    }

    private static String bar(double value, double full, int room, Style style) {
        double length = full <= 0 || !(value > 0) ? 0 : value / full * room;
        int whole = (int) length;
        if (!style.unicode()) {
            return "#".repeat(Math.max(value > 0 ? 1 : 0, (int) Math.round(length)));
        }
        int eighths = (int) Math.round((length - whole) * 8);
        if (eighths == 8) {
            return "█".repeat(whole + 1);
        }
        boolean tiny = whole == 0 && eighths == 0 && value > 0;
        String rest = tiny ? "▏" : eighths == 0 ? "" : EIGHTHS.substring(eighths, eighths + 1);
        return "█".repeat(whole) + rest;
    }
}
