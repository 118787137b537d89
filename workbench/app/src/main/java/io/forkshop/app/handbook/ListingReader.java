package io.forkshop.app.handbook;

import io.forkshop.app.course.Block.CodeLine;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of an included program: callout marks taken out of comments, tag comments left out. */
public final class ListingReader {
    static final int WIDEST = 72;
    private static final Pattern TAG = Pattern.compile(".*\\b(?:tag|end)::[\\w.-]+\\[].*");
    private static final Pattern MARK = Pattern.compile("\\s*(?://|#|--)?\\s*<(\\d+)>\\s*$");

    private ListingReader() {}

    /** Throws IllegalArgumentException with a sentence for the author. */
    public static List<CodeLine> read(List<String> source) {
        List<CodeLine> lines = new ArrayList<>();
        for (String raw : source) {
            if (!TAG.matcher(raw).matches()) {
                lines.add(line(raw));
            }
        }
        while (!lines.isEmpty() && lines.getLast().text().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }

    private static CodeLine line(String raw) {
        LinkedList<Integer> marks = new LinkedList<>();
        String text = raw.stripTrailing();
        for (Matcher mark = MARK.matcher(text); mark.find(); mark = MARK.matcher(text)) {
            marks.addFirst(Integer.valueOf(mark.group(1)));
            text = text.substring(0, mark.start());
        }
        if (text.contains("\t")) {
            throw new IllegalArgumentException("A tab in a listing: '" + text.strip() + "'.");
        }
        if (columns(text) > WIDEST) {
            throw new IllegalArgumentException(
                    "A listing line is wider than 72 columns: '" + text.strip() + "'.");
        }
        return new CodeLine(text, List.copyOf(marks));
    }

    /** Near enough for programs: ideographs and full-width signs count two. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
    }
}
