package io.forkshop.app.command;

import io.forkshop.app.terminal.Sanitizer;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;

/**
 * What a program wrote to one stream, line by line with a label. A pipe gets all of it; a person
 * gets the beginning, and the count of what is not shown.
 */
record Written(String label, Tone tone, String text) {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_CHARACTERS = 64 * 1024;

    List<Text> all() {
        return labelled(text);
    }

    List<Text> beginning() {
        int end = end();
        List<Text> lines = labelled(text.substring(0, end));
        if (end < text.length()) {
            int left = text.length() - end;
            lines.add(Text.of("(" + left + " more characters of " + label + " are not shown)"));
        }
        return lines;
    }

    /** Behind the last line that is shown, or within a line that is too long itself. */
    private int end() {
        int lines = 0;
        int most = Math.min(text.length(), MOST_CHARACTERS);
        for (int at = 0; at < most; at++) {
            if (text.charAt(at) == '\n' && ++lines == MOST_LINES) {
                return at + 1;
            }
        }
        boolean insidePair = most < text.length() && Character.isLowSurrogate(text.charAt(most));
        return insidePair ? most - 1 : most;
    }

    private List<Text> labelled(String some) {
        List<Text> lines = new ArrayList<>();
        if (!some.isEmpty()) {
            Text begin = Text.of(label + "| ", tone);
            Sanitizer.lines(some).forEach(line -> lines.add(begin.append(line)));
        }
        return lines;
    }
}
