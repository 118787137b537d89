package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows under a header. Never wider than asked: the widest columns shrink and their cells wrap (or
 * are cut, for lists such as ps). Under 60 columns each row becomes a block of {@code key: value}.
 */
public final class Table {
    private static final int NARROW = 60;
    private static final int GAP = 2;
    private static final int LEAST = 4;

    private final List<Text> header;
    private final List<List<Text>> rows = new ArrayList<>();
    private final Set<Integer> right = new HashSet<>();
    private boolean cut;
    private int gap = GAP;

    private Table(List<Text> header) {
        this.header = header;
    }

    public static Table of(String... header) {
        return of(Arrays.stream(header).map(h -> Text.of(h, Tone.STRONG)).toList());
    }

    public static Table of(List<Text> header) {
        return new Table(List.copyOf(header));
    }

    /** Draws these columns (from 0) against their right edge. */
    public Table right(int... columns) {
        IntStream.of(columns).forEach(right::add);
        return this;
    }

    /** One line per row: a cell that does not fit is cut with a mark instead of wrapped. */
    public Table cutting() {
        cut = true;
        return this;
    }

    /** One blank between the columns: for many short ones. */
    public Table tight() {
        gap = 1;
        return this;
    }

    public Table row(Object... cells) {
        return row(
                Arrays.stream(cells)
                        .map(c -> c instanceof Text text ? text : Text.of(String.valueOf(c)))
                        .toList());
    }

    public Table row(List<Text> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "A row of " + cells.size() + " cells under " + header.size() + " headings.");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    public List<Text> render(int width, Style style) {
        boolean blocks = width < NARROW || header.size() * (LEAST + gap) > width;
        return blocks ? blocks(width) : grid(width, style);
    }

    private List<Text> blocks(int width) {
        List<Text> lines = new ArrayList<>();
        for (List<Text> row : rows) {
            if (!lines.isEmpty()) {
                lines.add(Text.empty());
            }
            for (int i = 0; i < row.size(); i++) {
                Text pair = header.get(i).append(": ").append(row.get(i));
                lines.addAll(pair.wrap(width, Text.empty(), Text.of("  ")));
            }
        }
        return lines;
    }

    private List<Text> grid(int width, Style style) {
        int[] widths = widths(width);
        List<Text> lines = new ArrayList<>(line(header, widths, style));
        String sign = style.sign(Glyph.RULE);
        List<Text> rule =
                IntStream.of(widths).mapToObj(w -> Text.of(sign.repeat(w), Tone.DIM)).toList();
        lines.addAll(line(rule, widths, style));
        rows.forEach(row -> lines.addAll(line(row, widths, style)));
        return lines;
    }

    /** Takes columns from the widest until the line fits. */
    private int[] widths(int width) {
        int[] widths = IntStream.range(0, header.size()).map(this::natural).toArray();
        int spare = width - gap * (widths.length - 1) - IntStream.of(widths).sum();
        for (; spare < 0; spare++) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] >= widths[widest] ? i : widest;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int natural(int column) {
        return Math.max(
                Math.max(2, header.get(column).columns()),
                rows.stream().mapToInt(row -> row.get(column).columns()).max().orElse(0));
    }

    private List<Text> line(List<Text> cells, int[] widths, Style style) {
        List<List<Text>> parts = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            Text cell = cells.get(i);
            parts.add(cut ? List.of(cell.truncate(widths[i], style)) : cell.wrap(widths[i]));
        }
        int height = parts.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(y -> line(parts, y, widths)).toList();
    }

    private Text line(List<List<Text>> parts, int y, int[] widths) {
        Text line = Text.empty();
        int edge = 0;
        for (int i = 0; i < widths.length; i++) {
            Text part = y < parts.get(i).size() ? parts.get(i).get(y) : Text.empty();
            int indent = right.contains(i) ? widths[i] - part.columns() : 0;
            if (!part.isEmpty()) {
                line = line.pad(edge + indent).append(part);
            }
            edge += widths[i] + gap;
        }
        return line;
    }

    /** The rows, for callers that show something else when there are none. */
    public List<List<Text>> rows() {
        return Collections.unmodifiableList(rows);
    }
}
