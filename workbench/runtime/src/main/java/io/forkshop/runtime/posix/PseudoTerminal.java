package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The far side of a terminal: what a terminal window holds. A child that is started in a session of
 * its own with {@link #path()} as its descriptors 0 to 2 sees a real terminal; keys are written
 * here, the screen is read here (pty(7)).
 */
public final class PseudoTerminal implements AutoCloseable {
    private static final int O_RDWR_NOCTTY_CLOEXEC = 2 | 0x100 | 0x80000;
    private static final long TIOCSWINSZ = 0x5414;

    private final int master;
    private final String path;
    private boolean closed;

    private PseudoTerminal(int master, String path) {
        this.master = master;
        this.path = path;
    }

    /**
     * A new terminal of that size in character cells. Throws {@link LibcException} when there is
     * none to be had.
     */
    public static PseudoTerminal open(int columns, int rows) {
        int master =
                Libc.check(
                        "posix_openpt", Libc.callInt(Fn.POSIX_OPENPT, O_RDWR_NOCTTY_CLOEXEC, 0, 0));
        try (Arena arena = Arena.ofConfined()) {
            Libc.check("grantpt", Libc.callInt(Fn.GRANTPT, master, 0, 0));
            Libc.check("unlockpt", Libc.callInt(Fn.UNLOCKPT, master, 0, 0));
            MemorySegment name = arena.allocate(128);
            Libc.callInt(Fn.PTSNAME_R, master, name.address(), name.byteSize());
            PseudoTerminal terminal = new PseudoTerminal(master, name.getString(0));
            terminal.resize(columns, rows);
            return terminal;
        }
    }

    /** The near side's file, such as {@code /dev/pts/3}. */
    public String path() {
        return path;
    }

    /** Changes the size; the kernel sends SIGWINCH to the terminal's foreground group. */
    public void resize(int columns, int rows) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(JAVA_SHORT, 4);
            size.setAtIndex(JAVA_SHORT, 0, (short) rows);
            size.setAtIndex(JAVA_SHORT, 1, (short) columns);
            Libc.check("ioctl", Libc.callInt(Fn.IOCTL, master, TIOCSWINSZ, size.address()));
        }
    }

    /**
     * Types: the bytes reach the child as if from a keyboard. Blocks while the line discipline is
     * full.
     */
    public void type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rest = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(
                    bytes, 0, rest, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes.length);
            long at = 0;
            while (at < bytes.length) {
                at += Libc.check("write", Libc.write(master, rest.asSlice(at, bytes.length - at)));
            }
        }
    }

    /**
     * The next bytes for the screen; blocks. Empty when no process holds the near side any more.
     */
    public byte[] read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(16 * 1024);
            int count = Libc.read(master, buffer);
            // EIO is Linux's word for "the last holder of the near side is gone".
            return count <= 0
                    ? new byte[0]
                    : Arrays.copyOf(buffer.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), count);
        }
    }

    /** Closes the window: the kernel sends SIGHUP to the session that has it as its terminal. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Libc.close(master);
        }
    }
}
