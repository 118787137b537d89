package io.forkshop.app.terminal;

import java.util.Map;

/** ASCII forms of the typographic signs that prose uses. */
final class Ascii {
    private static final Map<Integer, String> FORMS =
            Map.ofEntries(
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '“', "\""),
                    Map.entry((int) '”', "\""),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "--"),
                    Map.entry((int) '…', "..."),
                    Map.entry((int) '→', "->"),
                    Map.entry((int) '←', "<-"),
                    Map.entry((int) '⇒', "=>"),
                    Map.entry((int) '⇐', "<="),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '·', "-"),
                    Map.entry((int) '•', "*"),
                    Map.entry((int) '≤', "<="),
                    Map.entry((int) '≥', ">="),
                    Map.entry((int) '≠', "!="),
                    Map.entry((int) '±', "+-"),
                    Map.entry((int) 'µ', "u"),
                    Map.entry((int) '│', "|"),
                    Map.entry((int) '─', "-"),
                    Map.entry((int) '\u00a0', " "),
                    Map.entry((int) '©', "(C)"),
                    Map.entry((int) '®', "(R)"),
                    Map.entry((int) '™', "(TM)"));

    private Ascii() {}

    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        String form = c < 0x80 ? null : FORMS.get(c);
        if (form == null) {
            out.appendCodePoint(c);
        } else {
            out.append(form);
        }
    }
}
