package io.forkshop.app.command;

/**
 * Counts what stands open in Java that is being typed: brackets, a comment, a text block. Each
 * character is looked at once, however many lines come; what is open goes on for certain.
 */
final class Brackets {
    private enum Within {
        CODE,
        COMMENT,
        TEXT_BLOCK
    }

    private Within within = Within.CODE;
    private int depth;
    private boolean tooMany; // closed more often than opened: no further line mends that

    static Brackets of(String text) {
        Brackets brackets = new Brackets();
        text.lines().forEach(brackets::add);
        return brackets;
    }

    /** Takes in one more line. */
    void add(String line) {
        int at = 0;
        while (at < line.length()) {
            at =
                    switch (within) {
                        case CODE -> code(line, at);
                        case COMMENT -> leave(line, line.indexOf("*/", at), 2);
                        case TEXT_BLOCK -> leave(line, endOfTextBlock(line, at), 3);
                    };
        }
    }

    /** Whether a further line is needed. */
    boolean open() {
        return within != Within.CODE || depth > 0 && !tooMany;
    }

    int depth() {
        return Math.max(0, depth);
    }

    private int leave(String line, int end, int length) {
        if (end < 0) {
            return line.length();
        }
        within = Within.CODE;
        return end + length;
    }

    private static int endOfTextBlock(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.startsWith("\"\"\"", at)) {
                return at;
            }
        }
        return -1;
    }

    /** Returns where to go on. */
    private int code(String line, int at) {
        char c = line.charAt(at);
        if (line.startsWith("//", at)) {
            return line.length();
        } else if (line.startsWith("/*", at)) {
            within = Within.COMMENT;
            return at + 2;
        } else if (line.startsWith("\"\"\"", at)) {
            within = Within.TEXT_BLOCK;
            return at + 3;
        } else if (c == '"' || c == '\'') {
            return afterLiteral(line, at);
        }
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        tooMany |= depth < 0;
        return at + 1;
    }

    /** One that is not closed ends with its line, as the compiler will say. */
    private static int afterLiteral(String line, int from) {
        char quote = line.charAt(from);
        for (int at = from + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == quote) {
                return at + 1;
            }
        }
        return line.length();
    }
}
