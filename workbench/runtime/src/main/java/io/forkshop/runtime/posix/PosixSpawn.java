package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * posix_spawn(3) with what a child needs: default signal dispositions, an empty signal mask,
 * descriptors in their places and none of the VM's own.
 */
public final class PosixSpawn {
    /** What happens in the child between its birth and its program, in the order given. */
    public sealed interface Action {}

    /**
     * Descriptor {@code from} of the parent becomes {@code to}; equal numbers only clear
     * close-on-exec.
     */
    public record Duplicate(int from, int to) implements Action {}

    /**
     * {@code path} is opened as descriptor {@code to}; a terminal opened by a new session becomes
     * its own.
     */
    public record Open(int to, String path, int flags, int mode) implements Action {}

    /** The child's working directory. */
    public record ChangeDirectory(String path) implements Action {}

    /** Descriptor {@code fd} is closed, if it is open. */
    public record Close(int fd) implements Action {}

    /** Every descriptor from {@code first} up is closed: the VM's own are not all close-on-exec. */
    public record CloseFrom(int first) implements Action {}

    /** Of what the child is the first: a group, a session and its group, or nothing new. */
    public enum Leads {
        NOTHING(0),
        GROUP(0x02),
        SESSION(0x80);

        private final int flag;

        Leads(int flag) {
            this.flag = flag;
        }
    }

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_TRUNC = 0x200;
    public static final int O_APPEND = 0x400;

    // Opaque structs of glibc and musl are smaller than this on every Linux we know (336 bytes the
    // largest).
    private static final int ROOM = 1024;
    private static final int SETSIGDEF = 0x04;
    private static final int SETSIGMASK = 0x08;

    private PosixSpawn() {}

    /**
     * Starts {@code file} (a path: nothing is searched) and returns its pid, or the negative errno
     * of the first step that failed.
     */
    public static long run(
            String file, List<String> argv, List<String> env, List<Action> actions, Leads leads) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(ROOM);
            MemorySegment attributes = arena.allocate(ROOM);
            Libc.callInt(Fn.POSIX_SPAWN_FILE_ACTIONS_INIT, list.address(), 0, 0);
            Libc.callInt(Fn.POSIX_SPAWNATTR_INIT, attributes.address(), 0, 0);
            try {
                for (Action action : actions) {
                    add(arena, list.address(), action);
                }
                setAttributes(arena, attributes.address(), leads);
                MemorySegment pid = arena.allocate(JAVA_INT);
                int errno =
                        Libc.callInt(
                                Fn.POSIX_SPAWN,
                                pid.address(),
                                arena.allocateFrom(file).address(),
                                list.address(),
                                attributes.address(),
                                strings(arena, argv).address(),
                                strings(arena, env).address());
                return errno == 0 ? pid.get(JAVA_INT, 0) : -errno;
            } finally {
                Libc.callInt(Fn.POSIX_SPAWN_FILE_ACTIONS_DESTROY, list.address(), 0, 0);
                Libc.callInt(Fn.POSIX_SPAWNATTR_DESTROY, attributes.address(), 0, 0);
            }
        }
    }

    private static void add(Arena arena, long list, Action action) {
        switch (action) {
            case Duplicate d ->
                    Libc.callInt(Fn.POSIX_SPAWN_FILE_ACTIONS_ADDDUP2, list, d.from(), d.to());
            case Open o ->
                    Libc.callInt(
                            Fn.POSIX_SPAWN_FILE_ACTIONS_ADDOPEN,
                            list,
                            o.to(),
                            arena.allocateFrom(o.path()).address(),
                            o.flags(),
                            o.mode(),
                            0);
            case ChangeDirectory c ->
                    Libc.callInt(
                            Fn.POSIX_SPAWN_FILE_ACTIONS_ADDCHDIR_NP,
                            list,
                            arena.allocateFrom(c.path()).address(),
                            0);
            case Close c -> Libc.callInt(Fn.POSIX_SPAWN_FILE_ACTIONS_ADDCLOSE, list, c.fd(), 0);
            case CloseFrom c ->
                    Libc.callInt(Fn.POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP, list, c.first(), 0);
        }
    }

    /**
     * A child must not inherit what the VM ignores or blocks: signal lessons would be false in it.
     */
    private static void setAttributes(Arena arena, long attributes, Leads leads) {
        MemorySegment signals = arena.allocate(128); // sigset_t: 1024 bits
        // Not by sigfillset: it spares glibc's own two signals, which posix_spawn would then leave
        // ignored.
        signals.fill((byte) 0xff);
        Libc.callInt(Fn.POSIX_SPAWNATTR_SETSIGDEFAULT, attributes, signals.address(), 0);
        signals.fill((byte) 0);
        Libc.callInt(Fn.POSIX_SPAWNATTR_SETSIGMASK, attributes, signals.address(), 0);
        int flags = SETSIGDEF | SETSIGMASK | leads.flag;
        Libc.callInt(Fn.POSIX_SPAWNATTR_SETFLAGS, attributes, flags, 0);
    }

    private static MemorySegment strings(Arena arena, List<String> values) {
        MemorySegment array = arena.allocate(ADDRESS, values.size() + 1L);
        for (int i = 0; i < values.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(values.get(i)));
        }
        array.setAtIndex(ADDRESS, values.size(), MemorySegment.NULL);
        return array;
    }
}
