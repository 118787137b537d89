package io.forkshop.app.terminal;

import java.util.List;
import java.util.Locale;

/**
 * Shows what is longer than the screen, a screenful at a time. What was shown stays on the screen,
 * as with {@code less -X}; going back prints again. The end leaves it, and so does any letter that
 * means nothing here: it is the first of the next command.
 */
final class Pager {
    /** The keyboard and the screen, as a pager sees them. */
    interface Device {
        /** The next key as a character; -1 when there are no more. */
        int key();

        /** Gives a key back: it is the first of what is read next. */
        void unread(int key);

        void write(String text);
    }

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

    // Keys that arrive as escape sequences, as characters that nobody types: private use.
    private static final int UP = 0xe000;
    private static final int DOWN = 0xe001;
    private static final int HOME = 0xe002;
    private static final int END = 0xe003;

    private final List<Text> lines;
    private final int width;
    private final int page;
    private final Style style;
    private final Device device;
    private int next;
    private int reached;
    private String sought = "";

    Pager(List<Text> lines, int width, int height, Style style, Device device) {
        this.lines = lines;
        this.width = width;
        this.page = Math.max(1, height - 1);
        this.style = style;
        this.device = device;
    }

    /** Whether the lines and the prompt after them fit on one screen. */
    static boolean fits(List<Text> lines, int width, int height) {
        int rows = 0;
        for (Text line : lines) {
            rows += Math.max(1, (line.columns() + width - 1) / width);
        }
        return rows < height;
    }

    /** How many lines have been on the screen. */
    int reached() {
        return reached;
    }

    void run() {
        show(page);
        boolean on = true;
        while (on) {
            status(next + " of " + lines.size() + " lines");
            int key = key();
            clearStatus();
            on = act(key);
        }
    }

    private boolean act(int key) {
        switch (key) {
            case ' ' -> show(page);
            case '\r', '\n', DOWN -> show(1);
            case 'b' -> back(page);
            case UP -> back(1);
            case HOME -> again(0);
            case END -> again(lines.size() - page);
            case '/' -> search(ask());
            case 'q', 'Q', CTRL_C, CTRL_D, -1 -> {
                return false;
            }
            default -> {
                if (key == 'n' && !sought.isEmpty()) {
                    search(sought);
                } else if (key > ' ' && key < UP) {
                    device.unread(key);
                    return false;
                }
            }
        }
        return next < lines.size();
    }

    private void show(int count) {
        int end = Math.min(lines.size(), next + count);
        StringBuilder out = new StringBuilder();
        while (next < end) {
            out.append(style.render(lines.get(next++))).append("\n");
        }
        reached = Math.max(reached, next);
        device.write(out.toString());
    }

    private void back(int count) {
        again(next - page - count);
    }

    private void again(int top) {
        next = Math.max(0, Math.min(top, lines.size() - 1));
        show(page);
    }

    private void search(String words) {
        sought = words;
        if (words.isEmpty()) {
            return;
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        int from = Math.max(0, next - page + 1);
        for (int i = 0; i < lines.size(); i++) {
            int at = (from + i) % lines.size();
            if (lines.get(at).plain().toLowerCase(Locale.ROOT).contains(wanted)) {
                again(at);
                return;
            }
        }
        device.write("Not found: " + Sanitizer.visible(words) + "\n");
    }

    /** The words to look for, typed on the status line; empty after Escape or Ctrl-C. */
    private String ask() {
        StringBuilder words = new StringBuilder();
        device.write("/");
        for (int key = device.key(); key != '\r' && key != '\n'; key = device.key()) {
            if (key == ESCAPE || key == CTRL_C || key < 0) {
                clearStatus();
                return "";
            }
            if (key == 127 || key == 8) {
                words.setLength(Math.max(0, words.length() - 1));
            } else if (key >= ' ') {
                words.append((char) key);
            }
            clearStatus();
            device.write("/" + Sanitizer.visible(words.toString()));
        }
        clearStatus();
        return words.toString();
    }

    /** One key; an escape sequence becomes one, too. */
    private int key() {
        int key = device.key();
        if (key != ESCAPE) {
            return key;
        }
        int second = device.key();
        if (second != '[' && second != 'O') {
            return second;
        }
        return switch (device.key()) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case '5' -> device.key() == '~' ? 'b' : 0;
            case '6' -> device.key() == '~' ? ' ' : 0;
            case 'H' -> HOME;
            case 'F' -> END;
            default -> 0;
        };
    }

    private void status(String where) {
        String keys = width < 60 ? "Space b / q" : "Space next, b back, / search, q quit";
        Text text = Text.of("-- " + where + ": " + keys + " --", Tone.DIM);
        device.write(style.render(text.truncate(width - 1, style)));
    }

    private void clearStatus() {
        device.write("\r" + " ".repeat(Math.max(0, width - 1)) + "\r");
    }
}
