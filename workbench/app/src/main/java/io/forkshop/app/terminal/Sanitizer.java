package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes text from elsewhere (workers, files, messages) safe to show: what could move the cursor,
 * reorder or hide text becomes a visible form such as {@code \x1b} or {@code \u202e}.
 */
public final class Sanitizer {
    private static final int TAB_STOP = 8;
    private static final int MARKS_PER_LETTER = 8;

    private Sanitizer() {}

    /** One line: a line end in it shows as {@code \n}, so it cannot begin another line's label. */
    public static String visible(String raw) {
        if (harmless(raw)) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length() + 16);
        // A mark before any letter would sit on whatever stands before us.
        int marks = MARKS_PER_LETTER;
        int stop = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            boolean mark = combining(c);
            marks = mark ? marks + 1 : 0;
            if (c == '\t') {
                int used = Columns.of(out.substring(stop)) % TAB_STOP;
                out.append(" ".repeat(TAB_STOP - used));
                stop = out.length();
            } else if (shown(raw, i, c) && marks <= MARKS_PER_LETTER) {
                out.appendCodePoint(c);
            } else {
                out.append(escape(c));
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /**
     * The lines of a longer text, each made visible; LF and CR LF end a line, a lone CR does not.
     */
    public static List<String> lines(String raw) {
        List<String> lines = new ArrayList<>();
        for (String line : raw.split("\n", -1)) {
            lines.add(visible(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
        }
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static boolean harmless(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean shown(String raw, int at, int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.FORMAT -> c == 0x200d && joinsEmoji(raw, at);
            default -> !invisible(c) || c == 0xfe0f && afterEmoji(raw, at);
        };
    }

    private static boolean combining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Assigned characters that draw nothing: fillers and variation selectors. */
    private static boolean invisible(int c) {
        return c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x3164
                || c == 0xffa0
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xe0100 && c <= 0xe01ef;
    }

    /** The joiner of a family emoji stands between two pictures; elsewhere it is hidden text. */
    private static boolean joinsEmoji(String raw, int at) {
        return afterEmoji(raw, at)
                && at + 1 < raw.length()
                && Character.isExtendedPictographic(raw.codePointAt(at + 1));
    }

    private static boolean afterEmoji(String raw, int at) {
        if (at == 0) {
            return false;
        }
        int before = raw.codePointBefore(at);
        return Character.isExtendedPictographic(before)
                || Character.isEmojiModifier(before)
                || before == 0xfe0f
                        && at > 1
                        && Character.isExtendedPictographic(raw.codePointBefore(at - 1));
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> {
                String form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\u{%x}";
                yield form.formatted(c);
            }
        };
    }
}
