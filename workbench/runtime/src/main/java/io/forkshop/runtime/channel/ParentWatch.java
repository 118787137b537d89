package io.forkshop.runtime.channel;

import io.forkshop.runtime.posix.Libc;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends this process with its parent: with the process that made the channel, which is not always
 * the one that getppid(2) names. The end of the channel is the first sign; it is not proof, since a
 * parent may disconnect and live on (node-spec 7.14). Where the kernel's own death signal is set
 * too, that one is faster.
 */
final class ParentWatch {
    private static final boolean WANTED =
            !"false".equals(System.getProperty("forkshop.dies.with.parent"));
    // Without it every call would print a warning on a stream that is the program's.
    private static final boolean NATIVE = ParentWatch.class.getModule().isNativeAccessEnabled();
    private static final long INTERVAL = 1_000_000_000; // a second, in nanoseconds
    private static final short POLLIN = 1;

    // Fields of /proc/PID/stat after the name, from 0: proc_pid_stat(5).
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int START = 19;

    private final int channel;
    private final long firstParent;
    private Thread watcher;

    ParentWatch(int channel) {
        this.channel = channel;
        this.firstParent = parent();
    }

    /**
     * To be called before a listener runs: one that never returns would keep the reader from seeing
     * the channel's end. A thread looks once a second whether we were given to another parent.
     */
    void start() {
        if (WANTED && watcher == null) {
            watcher =
                    new Thread("forkshop-watch") {
                        @Override
                        public void run() {
                            watch();
                        }
                    };
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void watch() {
        long parent = firstParent;
        while (true) {
            LockSupport.parkNanos(INTERVAL);
            long now = parent();
            if (now != parent) {
                parent = now;
                long maker = maker();
                if (!isAlive(maker)) {
                    end();
                }
            }
        }
    }

    /**
     * Called when the channel has ended, on a daemon thread: ends the process with the parent, if
     * that is wanted.
     */
    void endWithParent() {
        if (!WANTED) {
            return;
        }
        // Most workers are about to end by themselves, and most parents that die are gone at once:
        // neither is worth binding libc.
        for (int i = 0; i < 10 && parent() == firstParent && isAlive(firstParent); i++) {
            LockSupport.parkNanos(INTERVAL / 50);
        }
        long maker = maker();
        if (NATIVE) {
            // Before the look, so that it is the one that is looked at.
            int pidfd = Libc.pidfdOpen(maker);
            if (pidfd >= 0 && isAlive(maker)) {
                await(pidfd);
            }
        } else {
            while (isAlive(maker)) {
                LockSupport.parkNanos(INTERVAL);
            }
        }
        end();
    }

    private static void await(int pidfd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(8, 4);
            pollfd.set(ValueLayout.JAVA_INT, 0, pidfd);
            pollfd.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            while (Libc.poll(pollfd, 1, -1) < 0) {
                // Interrupted, as after SIGSTOP and SIGCONT.
            }
        }
    }

    /**
     * No shutdown hooks: nobody is left to wait for them, and one that hangs would leave an orphan.
     */
    private static void end() {
        Runtime.getRuntime().halt(0);
    }

    /**
     * A shell may stand between the maker of the channel and us. Where no socket tells, our first
     * parent it is.
     */
    private long maker() {
        long peer = NATIVE ? Libc.peer(channel) : -1;
        return peer > 0 ? peer : firstParent;
    }

    /** Whether it runs and is no younger than we are: a pid is given out again. */
    private static boolean isAlive(long pid) {
        String[] stat = stat(Long.toString(pid));
        String[] self = stat("self");
        if (stat.length <= START || self.length <= START) {
            return false;
        }
        boolean ended = stat[STATE].equals("Z") || stat[STATE].equals("X");
        return !ended && Long.parseLong(stat[START]) <= Long.parseLong(self[START]);
    }

    private static long parent() {
        String[] stat = stat("self");
        return stat.length > PARENT ? Long.parseLong(stat[PARENT]) : -1;
    }

    /**
     * From /proc, because ProcessHandle starts with two thread pools; the worker is on its way to
     * its first message.
     */
    private static String[] stat(String pid) {
        try (FileInputStream in = new FileInputStream("/proc/" + pid + "/stat")) {
            String line = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
            // "pid (name) state ppid …", where the name may hold anything, parentheses too.
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException | RuntimeException e) {
            return new String[0];
        }
    }
}
