package io.forkshop.app.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Shows a {@link Screenful} on the terminal's other screen, so that afterwards the prompt and what
 * was above it are as they were. What is announced meanwhile waits until then.
 */
final class FullScreen {
    private static final Duration LOOK = Duration.ofMillis(100); // for another size of the window
    private static final Duration SEQUENCE = Duration.ofMillis(40); // between the keys of one
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;
    private static final int MOST_HELD = 1_000;

    private final Keyboard keyboard;
    private final Modes modes;
    private final Style style;
    private final IntSupplier width;
    private final IntSupplier height;
    private final List<Text> held = new ArrayList<>(); // guarded by this
    private long lost; // guarded by this
    private boolean over; // guarded by this
    private List<Text> last = List.of();
    private int columns;
    private int rows;

    /** What a key, or none, leads to. */
    private enum Next {
        WAIT,
        LOOK,
        LEAVE
    }

    FullScreen(Keyboard keyboard, Modes modes, Style style, IntSupplier width, IntSupplier height) {
        this.keyboard = keyboard;
        this.modes = modes;
        this.style = style;
        this.width = width;
        this.height = height;
    }

    /** Returns when a person leaves it, or there is no more to see. */
    void run(Screenful view, Duration every) throws InterruptedException {
        modes.otherScreen();
        try {
            Next next = Next.LOOK;
            while (next != Next.LEAVE && view.next()) {
                draw(view);
                next = await(view, every);
            }
        } finally {
            modes.ownScreen();
        }
    }

    /** Until it is time to look again. */
    private Next await(Screenful view, Duration every) throws InterruptedException {
        long end = System.nanoTime() + every.toNanos();
        Next next = Next.WAIT;
        while (next == Next.WAIT) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return Next.LOOK;
            }
            next = act(keyboard.key(left.compareTo(LOOK) < 0 ? left : LOOK), view);
        }
        return next;
    }

    private Next act(int key, Screenful view) throws InterruptedException {
        switch (key) {
            case Keyboard.NONE -> {
                if (columns != width.getAsInt() || rows != height.getAsInt()) {
                    draw(view);
                }
            }
            case Keyboard.SUSPENDED -> {
                columns = 0; // the shell has written there
                draw(view);
            }
            case ' ', '\r', '\n' -> {
                return Next.LOOK;
            }
            case 'q', 'Q', CTRL_C, CTRL_D, -1 -> {
                return Next.LEAVE;
            }
            case ESCAPE -> skipSequence();
            default -> {
                if (key > ' ' && !view.key((char) key)) {
                    // A letter that means nothing here is the first of the next command.
                    keyboard.unread(key);
                    return Next.LEAVE;
                }
                draw(view);
            }
        }
        return Next.WAIT;
    }

    /** Arrows and their like: many keys at once, of which none is meant. */
    private void skipSequence() throws InterruptedException {
        int key = keyboard.key(SEQUENCE);
        if (key == '[' || key == 'O') {
            do {
                key = keyboard.key(SEQUENCE);
            } while (key >= ' ' && key < '@');
        }
    }

    private void draw(Screenful view) {
        boolean resized = columns != width.getAsInt() || rows != height.getAsInt();
        columns = width.getAsInt();
        rows = height.getAsInt();
        List<Text> lines = view.lines(columns - 1, rows);
        last = lines;
        StringBuilder out = new StringBuilder(resized ? "\033[2J\033[H" : "\033[H");
        int shown = Math.min(lines.size(), rows);
        for (int i = 0; i < shown; i++) {
            // Never into the last column: some terminals would then wipe what stands there.
            out.append(style.render(lines.get(i).truncate(columns - 1, style)));
            out.append("\033[K").append(i < shown - 1 ? "\r\n" : "");
        }
        modes.drawOther(out.append(shown < rows ? "\r\n\033[J" : "").toString());
    }

    /** The last frame that was drawn. */
    List<Text> last() {
        return last;
    }

    /** From any thread: keeps lines for afterwards; false when it is over. */
    synchronized boolean hold(List<Text> lines) {
        if (!over) {
            held.addAll(lines);
            lost += Math.max(0, held.size() - MOST_HELD);
            held.subList(0, Math.max(0, held.size() - MOST_HELD)).clear();
        }
        return !over;
    }

    /** What was held, once; from now on nothing is. */
    synchronized List<Text> release() {
        over = true;
        if (lost > 0) {
            held.addFirst(Text.of(lost + " earlier lines are not shown; 'output' has them."));
        }
        return held;
    }
}
