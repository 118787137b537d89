package io.forkshop.app.command;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Sanitizer;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

import java.util.ArrayList;
import java.util.List;

/** A line of a source with a mark below the part that is meant, by columns of the screen. */
final class Caret {
    private static final String MARGIN = "|  ";

    private Caret() {}

    /**
     * @param start where the part begins in the source, in chars; a negative one shows nothing
     * @param end where it ends; what lies beyond its first line is not marked
     */
    static List<String> under(String source, int start, int end, int width, Style style) {
        if (start < 0 || start > source.length() || source.isBlank()) {
            return List.of();
        }
        // The compiler may mean the end of the text: then the last line that has something.
        int at = Math.min(start, source.stripTrailing().length());
        int begin = source.lastIndexOf('\n', at - 1) + 1;
        int stop = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
        String before = Sanitizer.visible(source.substring(begin, at));
        String line = Sanitizer.visible(source.substring(begin, stop));
        String meant = Sanitizer.visible(source.substring(at, Math.clamp(end, at, stop)));
        return drawn(line, Columns.of(before), Columns.of(meant), width - MARGIN.length(), style);
    }

    private static List<String> drawn(String line, int from, int columns, int width, Style style) {
        String shown = line;
        int indent = from;
        if (Columns.of(line) > width) {
            // What stands before gives way, so that the mark is on the screen.
            int away = Math.max(0, Math.min(from - width / 3, Columns.of(line) - width));
            String mark = away == 0 ? "" : "...";
            String rest = withoutColumns(line, away + mark.length());
            indent = from - (Columns.of(line) - Columns.of(rest)) + mark.length();
            shown = Text.of(mark + rest).truncate(width, style).plain();
        }
        int marked = Math.min(columns, Math.max(1, width - indent));
        String mark = marked < 2 ? "^" : "^" + "-".repeat(marked - 2) + "^";
        List<String> lines = new ArrayList<>();
        lines.add(MARGIN + shown);
        lines.add(MARGIN + " ".repeat(Math.max(0, indent)) + mark);
        return lines;
    }

    private static String withoutColumns(String line, int away) {
        int at = 0;
        while (at < line.length() && Columns.of(line.substring(0, at)) < away) {
            at += Character.charCount(line.codePointAt(at));
        }
        return line.substring(at);
    }
}
