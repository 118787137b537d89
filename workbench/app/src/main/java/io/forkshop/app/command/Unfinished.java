package io.forkshop.app.command;

/**
 * Tells whether a command goes on over further lines: one that takes JSON, whose value is not
 * balanced yet. Each character is looked at once, however many lines come.
 */
final class Unfinished {
    private int depth;
    private boolean string;
    private boolean escaped;
    private boolean broken;

    private Unfinished() {}

    /** After the first line: null when a further one makes no difference. */
    static Unfinished after(String line) {
        if (!takesJson(line)) {
            return null;
        }
        Unfinished unfinished = new Unfinished();
        int begin = beginOfJson(line);
        unfinished.add(line, begin);
        return begin < line.length() && unfinished.goesOn() ? unfinished : null;
    }

    static boolean test(String typed) {
        return after(typed) != null;
    }

    /** Takes in one more line. */
    void add(String line) {
        broken |= string;
        add(line, 0);
    }

    /** A line end within a string is no JSON: more lines cannot mend it. */
    boolean goesOn() {
        return depth > 0 && !string && !broken;
    }

    private void add(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!string) {
                string = c == '"';
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            } else if (escaped) {
                escaped = false;
            } else if (c == '\n') {
                broken = true;
            } else {
                escaped = c == '\\';
                string = c != '"';
            }
        }
    }

    private static boolean takesJson(String typed) {
        if (beginOfJson(typed) == typed.length()
                || !(Line.parse(typed, Registry.words()) instanceof Line.Command line)) {
            return false;
        }
        Command command = Registry.find(line.name());
        return command != null && command.candidates().contains(Candidates.JSON);
    }

    private static int beginOfJson(String text) {
        int at = 0;
        while (at < text.length() && "{[\"".indexOf(text.charAt(at)) < 0) {
            at++; // A bracket within a text is a character of the text.
        }
        return at;
    }
}
