package io.forkshop.app.terminal;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

import java.io.IOError;
import java.util.EnumSet;

/**
 * The terminal's modes: as found, and as the workbench needs them. Ctrl-C must be a key and not a
 * signal, or the kernel would send SIGINT to every process of our group.
 */
final class Modes {
    private static final String PASTE_OFF = "\033[?2004l";
    private static final String PASTE_ON = "\033[?2004h";
    private static final String OTHER_SCREEN = "\033[?1049h\033[?25l";
    private static final String OWN_SCREEN = "\033[?25h\033[?1049l";

    private final Terminal terminal;
    private final Runnable suspend;
    private final Attributes found;
    private final Attributes ours;
    private volatile boolean givenBack;
    private Terminal drawn; // the terminal, or one that is looked at; guarded by this
    private boolean other; // guarded by this: the screen that has no past is shown

    Modes(Terminal terminal, Runnable suspend) {
        this.terminal = terminal;
        this.drawn = terminal;
        this.suspend = suspend;
        this.found = terminal.enterRawMode();
        this.ours = terminal.getAttributes();
        ours.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
        take();
    }

    void take() {
        if (!givenBack) {
            terminal.setAttributes(ours);
        }
    }

    /** For another program that shows its own screen, such as a pager; Ctrl-C stays a key. */
    void lend() {
        terminal.flush();
        Attributes lent = new Attributes(found);
        lent.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
        terminal.setAttributes(lent);
    }

    /** From now on what is drawn goes by way of this one, so that it can be looked at. */
    synchronized void drawsOn(Terminal shown) {
        drawn = shown;
    }

    /** Shows the terminal's other screen, empty and without a cursor; ours keeps what it shows. */
    synchronized void otherScreen() {
        if (!givenBack) {
            other = true;
            write(OTHER_SCREEN);
        }
    }

    /** Back to where we were, the cursor too. */
    synchronized void ownScreen() {
        if (other) {
            other = false;
            write(OWN_SCREEN);
        }
    }

    /** Draws on the other screen; nothing when it was left meanwhile, as at the end of all. */
    synchronized void drawOther(String frame) {
        if (other) {
            write(frame);
        }
    }

    private void write(String text) {
        drawn.writer().write(text);
        drawn.flush();
    }

    /** As Ctrl-Z does elsewhere: hands the terminal to the shell until {@code fg}. */
    void suspend(boolean editing) {
        boolean away = leavesOther();
        if (editing) {
            terminal.puts(Capability.keypad_local);
            terminal.writer().write(PASTE_OFF + "\r\n");
        }
        terminal.flush();
        terminal.setAttributes(found);
        suspend.run();
        retake(editing);
        if (away) {
            otherScreen();
        }
    }

    private synchronized boolean leavesOther() {
        boolean was = other;
        ownScreen();
        return was;
    }

    private void retake(boolean editing) {
        take();
        if (editing) {
            terminal.puts(Capability.keypad_xmit);
            terminal.writer().write(PASTE_ON);
        }
        terminal.flush();
    }

    /**
     * SIGCONT while a line is edited: a shell may have changed the modes, a person the size. Runs
     * on the signal's thread, never under the editor's lock: JLine takes its two locks in this
     * order.
     */
    void continued() {
        retake(true);
        terminal.raise(Terminal.Signal.WINCH);
    }

    void giveBack() {
        if (givenBack) {
            return;
        }
        givenBack = true;
        try {
            ownScreen();
            terminal.writer().write(PASTE_OFF);
            terminal.puts(Capability.keypad_local);
            terminal.flush();
            terminal.setAttributes(found);
        } catch (RuntimeException | IOError e) {
            // The terminal was closed under us: nobody will miss its modes.
            return;
        }
    }
}
