package io.forkshop.app.terminal;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lines that are drawn over themselves until a key is hit. What is announced meanwhile goes above
 * them; the last frame stays on the screen.
 */
final class LiveView {
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final String KEYS = "q leaves this view --";

    private final Keyboard keyboard;
    private final Style style;
    private final IntSupplier width;
    private final IntSupplier height;
    private List<Text> frame = List.of();
    private int drawn; // rows on the screen
    private int columns; // of the screen when it was drawn
    private int rows;
    private boolean over;

    LiveView(Keyboard keyboard, Style style, IntSupplier width, IntSupplier height) {
        this.keyboard = keyboard;
        this.style = style;
        this.width = width;
        this.height = height;
    }

    void run(Supplier<List<Text>> frames) throws InterruptedException {
        try {
            int key = Keyboard.NONE;
            List<Text> next = frames.get();
            while ((key == Keyboard.NONE || key == Keyboard.SUSPENDED) && !next.isEmpty()) {
                draw(next);
                key = keyboard.key(EVERY);
                if (key == Keyboard.SUSPENDED) {
                    beginAnew();
                }
                next = frames.get();
            }
            leave(key);
        } finally {
            end();
        }
    }

    /** A letter that means nothing here is the first of the next command. */
    private void leave(int key) {
        if (key > ' ' && key != 'q' && key != 'Q') {
            keyboard.unread(key);
        }
    }

    /** Below what the shell has written. */
    private synchronized void beginAnew() {
        drawn = 0;
    }

    private synchronized void draw(List<Text> lines) {
        boolean asBefore = columns == width.getAsInt() && rows == height.getAsInt();
        if (drawn == 0 || !asBefore || !lines.equals(frame)) {
            frame = lines;
            keyboard.write(erased() + drawing());
        }
    }

    /** From any thread: prints above the view; false when it is over. */
    synchronized boolean above(String text) {
        if (!over) {
            keyboard.write(erased() + text.replace("\n", "\r\n") + "\r\n" + drawing());
        }
        return !over;
    }

    /** What was shown last. */
    synchronized List<Text> frame() {
        return frame;
    }

    private synchronized void end() {
        over = true;
        // The line about the keys goes, the table stays.
        keyboard.write(drawn == 0 ? "" : "\033[1A\r\033[J");
    }

    private String erased() {
        return drawn == 0 ? "\r" : "\033[" + drawn + "A\r\033[J";
    }

    /** Never as many rows as the screen has: then the first one would scroll out of reach. */
    private String drawing() {
        columns = width.getAsInt();
        rows = height.getAsInt();
        int most = Math.min(frame.size(), Math.max(1, rows - 2));
        List<Text> shown = frame.subList(0, most);
        String hidden = most < frame.size() ? frame.size() - most + " more lines; " : "";
        StringBuilder out = new StringBuilder();
        for (Text row : shown) {
            out.append(style.render(row.truncate(columns - 1, style))).append("\r\n");
        }
        Text keys = Text.of("-- " + hidden + KEYS, Tone.DIM).truncate(columns - 1, style);
        out.append(style.render(keys)).append("\r\n");
        drawn = shown.size() + 1;
        return out.toString();
    }
}
