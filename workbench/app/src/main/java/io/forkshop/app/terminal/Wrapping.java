package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks and cuts styled text at grapheme clusters. */
final class Wrapping {
    private static final String NEVER_FIRST =
            "，。、；：！？）】》」』〉〕〗｝］％…—～·’”,.;:!?)]}%ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    private static final String NEVER_LAST = "（【《「『〈〔〖｛［‘“([{￥＄";

    /** One cluster of the text. */
    private record Cell(String text, Tone tone, int columns) {
        boolean blank() {
            return text.equals(" ");
        }

        boolean wide() {
            return columns == 2;
        }
    }

    private Wrapping() {}

    static List<Text> wrap(Text text, int width, Text first, Text rest) {
        List<Cell> cells = cells(text);
        List<Text> lines = new ArrayList<>();
        int from = 0;
        do {
            Text lead = lines.isEmpty() ? first : rest;
            int room = Math.max(2, width - lead.columns());
            int end = lineEnd(cells, from, room);
            lines.add(lead.append(join(cells.subList(from, trimmed(cells, from, end)))));
            from = afterBlanks(cells, end);
        } while (from < cells.size());
        return lines;
    }

    static Text truncate(Text text, int width, String mark) {
        if (text.columns() <= width) {
            return text;
        }
        List<Cell> cells = cells(text);
        int end = fitting(cells, 0, Math.max(0, width - Columns.of(mark)));
        Text cut = join(cells.subList(0, end));
        Text marked = cut.append(mark, Tone.DIM);
        return marked.columns() <= width
                ? marked
                : join(cells.subList(0, fitting(cells, 0, width)));
    }

    /** Index after the last cell of the line that starts at {@code from}; always moves on. */
    private static int lineEnd(List<Cell> cells, int from, int room) {
        int limit = fitting(cells, from, room);
        if (limit == cells.size() || cells.get(limit).blank()) {
            return limit;
        }
        for (int i = limit; i > from; i--) {
            if (mayBreak(cells.get(i - 1), cells.get(i))) {
                return i;
            }
        }
        return Math.max(limit, from + 1);
    }

    private static int fitting(List<Cell> cells, int from, int room) {
        int used = 0;
        int i = from;
        while (i < cells.size() && used + cells.get(i).columns() <= room) {
            used += cells.get(i++).columns();
        }
        return i;
    }

    private static boolean mayBreak(Cell left, Cell right) {
        if (left.blank() || right.blank()) {
            return left.blank();
        }
        return (left.wide() || right.wide())
                && !NEVER_FIRST.contains(right.text())
                && !NEVER_LAST.contains(left.text());
    }

    private static int trimmed(List<Cell> cells, int from, int end) {
        int last = end;
        while (last > from && cells.get(last - 1).blank()) {
            last--;
        }
        return last;
    }

    private static int afterBlanks(List<Cell> cells, int from) {
        int next = from;
        while (next < cells.size() && cells.get(next).blank()) {
            next++;
        }
        return next;
    }

    private static List<Cell> cells(Text text) {
        List<Cell> cells = new ArrayList<>();
        for (Text.Run run : text.runs()) {
            for (String cluster : Columns.clusters(run.text())) {
                cells.add(new Cell(cluster, run.tone(), Columns.ofCluster(cluster)));
            }
        }
        return cells;
    }

    private static Text join(List<Cell> cells) {
        return Text.ofClean(cells.stream().map(c -> new Text.Run(c.text(), c.tone())).toList());
    }
}
