package io.forkshop.app.command;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

/**
 * A command line that fits. What tells processes apart stands at both ends, the program and its
 * last arguments, so the middle gives way.
 */
final class ShortCommand {
    private static final int MOST_GIVEN_UP = 16;

    private ShortCommand() {}

    static String of(String command, int columns, Style style) {
        String whole = Text.of(command).plain();
        if (Columns.of(whole) <= columns) {
            return whole;
        }
        String mark = style.unicode() ? "…" : "...";
        String program = program(whole);
        int room = columns - Columns.of(program) - Columns.of(mark) - 1;
        return room < 8
                ? Text.of(whole).truncate(columns, style).plain()
                : program + " " + mark + tail(whole, room);
    }

    // Without its folders: those are the longest and least telling part.
    private static String program(String whole) {
        String first = whole.split(" ", 2)[0];
        return first.startsWith("/") ? first.substring(first.lastIndexOf('/') + 1) : first;
    }

    private static String tail(String whole, int room) {
        int from = whole.length();
        while (from > 0 && Columns.of(whole.substring(from - 1)) <= room) {
            from--;
        }
        return whole.substring(wordBegin(whole, from));
    }

    // A name cut in its middle reads like another name; a few columns are worth a whole one.
    private static int wordBegin(String whole, int from) {
        for (int at = from; at < Math.min(whole.length(), from + MOST_GIVEN_UP); at++) {
            if (" /.".indexOf(whole.charAt(at)) >= 0) {
                return whole.charAt(at) == '.' ? at + 1 : at;
            }
        }
        boolean insidePair = from < whole.length() && Character.isLowSurrogate(whole.charAt(from));
        return insidePair ? from + 1 : from;
    }
}
