package io.forkshop.app.terminal;

import org.jline.terminal.Terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keyboard while no line is being edited: watched for Ctrl-C and Ctrl-Z while a command runs,
 * read key by key by the pager. What is typed meanwhile waits for the next line.
 */
final class Keyboard implements Pager.Device {
    static final int NONE = -2;

    /** The terminal was the shell's for a while: Ctrl-Z. */
    static final int SUSPENDED = -3;

    private static final int CTRL_C = 3;
    private static final int CTRL_Z = 26;
    private static final int LOOK_EVERY_MS = 20;
    private static final int GRACE_MS = 250;

    private final Terminal terminal;
    private volatile Terminal screen; // what is written goes there
    private final Modes modes;

    /** Only asked how much there is to read, never read from: JLine's reader decodes. */
    private final FileInputStream input = new FileInputStream(FileDescriptor.in);

    private final StringBuilder typed = new StringBuilder();

    Keyboard(Terminal terminal, Modes modes) {
        this.terminal = terminal;
        this.screen = terminal;
        this.modes = modes;
    }

    void writesTo(Terminal shown) {
        screen = shown;
    }

    /** Returns when the work has ended, or has not ended soon after Ctrl-C. */
    void attend(Thread work, Runnable interrupt, ReentrantLock keys) {
        boolean interrupted = false;
        while (!ended(work, interrupted ? GRACE_MS : LOOK_EVERY_MS) && !interrupted) {
            if (keys.tryLock()) {
                try {
                    interrupted = look();
                } finally {
                    keys.unlock();
                }
            }
            if (interrupted) {
                interrupt.run();
            }
        }
    }

    private static boolean ended(Thread work, int millis) {
        try {
            work.join(millis);
        } catch (InterruptedException e) {
            // SIGINT from outside, by way of JLine's handler: the same as the key.
            work.interrupt();
        }
        return !work.isAlive();
    }

    /** Takes in what was typed; true when Ctrl-C was. */
    private boolean look() {
        try {
            while (input.available() > 0) {
                int key = terminal.reader().read(1L);
                if (key == CTRL_C) {
                    typed.setLength(0);
                    return true;
                } else if (key == CTRL_Z) {
                    modes.suspend(false);
                } else if (key >= 0) {
                    typed.append((char) key);
                }
            }
        } catch (IOException e) {
            // The terminal is gone: SIGHUP, which ends us, is on its way.
            return false;
        }
        return false;
    }

    /** What was typed while a command ran; given once. */
    String takeTyped() {
        String given = typed.toString();
        typed.setLength(0);
        return given;
    }

    /** Whether somebody has typed on: they are not waiting to read. */
    boolean typedAhead() {
        if (look()) {
            unread(CTRL_C);
            return false;
        }
        return !typed.isEmpty();
    }

    @Override
    public void unread(int key) {
        typed.insert(0, (char) key);
    }

    @Override
    public int key() {
        int key = nextKey();
        while (key == SUSPENDED) {
            key = nextKey();
        }
        return key;
    }

    /**
     * The next key; {@link #NONE} when none comes in this time, {@link #SUSPENDED} after a pause,
     * -1 when there are no more.
     */
    int key(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (typed.isEmpty() && input.available() == 0) {
                if (System.nanoTime() > end) {
                    return NONE;
                }
                new Semaphore(0).tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            return -1;
        }
        return nextKey();
    }

    private int nextKey() {
        if (!typed.isEmpty()) {
            char first = typed.charAt(0);
            typed.deleteCharAt(0);
            return first;
        }
        try {
            int key = terminal.reader().read();
            if (key == CTRL_Z) {
                modes.suspend(false);
                return SUSPENDED;
            }
            return key;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void write(String text) {
        Terminal shown = screen;
        shown.writer().write(text);
        shown.flush();
    }
}
