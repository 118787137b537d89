package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * System calls as the kernel gives them: a non-negative result, or the negative errno ({@code
 * -Errno.ENOENT}). Blocking calls pin a virtual thread's carrier, so the callers here are platform
 * threads.
 *
 * <p>Every function goes through <em>one</em> downcall shape, six longs to a long: each further
 * shape would cost some milliseconds of start-up to link, and on x86-64 and aarch64 Linux integers
 * and pointers all travel in the same registers, also for the variadic fcntl, ioctl and syscall.
 */
public final class Libc {
    /** For {@link #pollfd}: something can be read. */
    public static final short POLLIN = 1;

    /** For {@link #pollfd}: something can be written. */
    public static final short POLLOUT = 4;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle CALL =
            Linker.nativeLinker()
                    .downcallHandle(
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                    JAVA_LONG, JAVA_LONG),
                            Linker.Option.captureCallState("errno"));
    private static final ThreadLocal<MemorySegment> CAPTURED =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    // aarch64 numbers it otherwise than the rest.
    private static final int O_DIRECTORY =
            System.getProperty("os.arch").equals("aarch64") ? 0x4000 : 0x10000;
    private static final int F_GETFD = 1;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int WNOHANG = 1;
    private static final int PIDFD_SIGNAL_PROCESS_GROUP = 4;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int SYS_PIDFD_SEND_SIGNAL = 424;
    private static final int SYS_PIDFD_OPEN = 434;

    private Libc() {}

    /** For functions that return ssize_t or a pointer-sized value. */
    static long call(Fn fn, long a, long b, long c, long d, long e, long f) {
        try {
            MemorySegment state = CAPTURED.get();
            long result = (long) CALL.invokeExact(fn.address(), state, a, b, c, d, e, f);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** For functions that return int: the upper half of the register is garbage. */
    static int callInt(Fn fn, long a, long b, long c, long d, long e, long f) {
        try {
            MemorySegment state = CAPTURED.get();
            int result = (int) (long) CALL.invokeExact(fn.address(), state, a, b, c, d, e, f);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    static int callInt(Fn fn, long a, long b, long c) {
        return callInt(fn, a, b, c, 0, 0, 0);
    }

    /**
     * A connected pair of stream sockets, close-on-exec: socketpair(2). Throws {@link
     * LibcException}.
     */
    public static int[] socketPair() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(JAVA_INT, 2);
            check(
                    "socketpair",
                    callInt(Fn.SOCKETPAIR, AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair.address(), 0, 0));
            return new int[] {pair.getAtIndex(JAVA_INT, 0), pair.getAtIndex(JAVA_INT, 1)};
        }
    }

    /**
     * A pipe as {read end, write end}, both close-on-exec: pipe2(2). Throws {@link LibcException}.
     */
    public static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(JAVA_INT, 2);
            check("pipe2", callInt(Fn.PIPE2, pair.address(), O_CLOEXEC, 0));
            return new int[] {pair.getAtIndex(JAVA_INT, 0), pair.getAtIndex(JAVA_INT, 1)};
        }
    }

    /**
     * The lowest free descriptor not below {@code floor}, a copy of {@code fd}:
     * fcntl(F_DUPFD_CLOEXEC).
     */
    public static int duplicateAbove(int fd, int floor) {
        return check("fcntl", callInt(Fn.FCNTL, fd, F_DUPFD_CLOEXEC, floor));
    }

    /**
     * A descriptor of the folder that has its lock until it is closed, {@code -Errno.EAGAIN} while
     * another has it, or another negative errno: open(2), flock(2).
     */
    public static int lockFolder(Path folder) {
        int fd;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(folder.toString());
            fd = callInt(Fn.OPEN, path.address(), O_DIRECTORY | O_CLOEXEC, 0);
        }
        int locked = fd < 0 ? fd : callInt(Fn.FLOCK, fd, LOCK_EX | LOCK_NB, 0);
        if (fd >= 0 && locked < 0) {
            close(fd);
        }
        return locked < 0 ? locked : fd;
    }

    /** Whether this process has {@code fd} open: fcntl(F_GETFD). */
    public static boolean isOpen(int fd) {
        return callInt(Fn.FCNTL, fd, F_GETFD, 0) >= 0;
    }

    /**
     * The pipe behind {@code fd}, opened once more, close-on-exec and blocking. Unlike a copy's,
     * its flags are its own: O_NONBLOCK belongs to what open(2) makes, not to a descriptor. Not for
     * sockets. Throws {@link LibcException}.
     */
    public static int reopen(int fd, boolean forWriting) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/proc/self/fd/" + fd);
            int flags = O_CLOEXEC | (forWriting ? 1 : 0);
            return check("open", callInt(Fn.OPEN, path.address(), flags, 0));
        }
    }

    /**
     * Reads and writes on {@code fd} return {@code -Errno.EAGAIN} where they would wait:
     * fcntl(F_SETFL).
     */
    public static void neverBlock(int fd) {
        check("fcntl", callInt(Fn.FCNTL, fd, F_SETFL, O_NONBLOCK));
    }

    /**
     * close(2). A failure changes nothing for the caller: on Linux the descriptor is gone in any
     * case.
     */
    public static void close(int fd) {
        callInt(Fn.CLOSE, fd, 0, 0);
    }

    /** shutdown(2): {@code how} is 0 for reading, 1 for writing, 2 for both. */
    public static int shutdown(int fd, int how) {
        return callInt(Fn.SHUTDOWN, fd, how, 0);
    }

    /**
     * The process that made the other end of this socket, its pid; -1 if the kernel does not say:
     * SO_PEERCRED.
     */
    public static long peer(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment credentials = arena.allocate(12, 4); // struct ucred: pid, uid, gid
            MemorySegment length = arena.allocate(JAVA_INT);
            length.set(JAVA_INT, 0, 12);
            int result =
                    callInt(
                            Fn.GETSOCKOPT,
                            fd,
                            SOL_SOCKET,
                            SO_PEERCRED,
                            credentials.address(),
                            length.address(),
                            0);
            int pid = credentials.get(JAVA_INT, 0);
            return result < 0 || pid <= 0 ? -1 : pid;
        }
    }

    /** read(2) into {@code buffer}; blocks. 0 is end of file. */
    public static int read(int fd, MemorySegment buffer) {
        return (int) call(Fn.READ, fd, buffer.address(), buffer.byteSize(), 0, 0, 0);
    }

    /** write(2) from {@code buffer}; blocks, may write less than asked. */
    public static int write(int fd, MemorySegment buffer) {
        return (int) call(Fn.WRITE, fd, buffer.address(), buffer.byteSize(), 0, 0, 0);
    }

    /** recv(2) from a socket into {@code buffer}; blocks. 0 is end of file. */
    public static int receive(int fd, MemorySegment buffer) {
        return (int) call(Fn.RECV, fd, buffer.address(), buffer.byteSize(), 0, 0, 0);
    }

    /** recv(2) without blocking: {@code -Errno.EAGAIN} when there is nothing yet. */
    public static int receiveNow(int fd, MemorySegment buffer) {
        return (int) call(Fn.RECV, fd, buffer.address(), buffer.byteSize(), MSG_DONTWAIT, 0, 0);
    }

    /**
     * send(2) without blocking and without SIGPIPE: {@code -Errno.EAGAIN} when the socket is full.
     */
    public static int sendNow(int fd, MemorySegment buffer) {
        long flags = MSG_DONTWAIT | MSG_NOSIGNAL;
        return (int) call(Fn.SEND, fd, buffer.address(), buffer.byteSize(), flags, 0, 0);
    }

    /** One struct pollfd: {@code fd} and what is awaited of it. */
    public static MemorySegment pollfd(Arena arena, int fd, short events) {
        MemorySegment pollfd = arena.allocate(8, 4);
        pollfd.set(JAVA_INT, 0, fd);
        pollfd.set(JAVA_SHORT, 4, events);
        return pollfd;
    }

    /** poll(2) on {@code count} entries of struct pollfd; {@code millis} -1 waits for ever. */
    public static int poll(MemorySegment pollfds, int count, int millis) {
        return callInt(Fn.POLL, pollfds.address(), count, millis);
    }

    /** A descriptor that becomes readable when the process ends: pidfd_open(2), Linux 5.3. */
    public static int pidfdOpen(long pid) {
        return callInt(Fn.SYSCALL, SYS_PIDFD_OPEN, pid, 0);
    }

    /** kill(2) through a pidfd: can never reach a stranger that was given the same pid. */
    public static int pidfdSendSignal(int pidfd, int signal) {
        return callInt(Fn.SYSCALL, SYS_PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0, 0);
    }

    /**
     * Signals the group that the pidfd's process leads or has led, also after its end, and never
     * another that was given the number: Linux 6.9, {@code -Errno.EINVAL} before. Signal 0 only
     * asks whether there is a member.
     */
    public static int pidfdSignalGroup(int pidfd, int signal) {
        int flags = PIDFD_SIGNAL_PROCESS_GROUP;
        return callInt(Fn.SYSCALL, SYS_PIDFD_SEND_SIGNAL, pidfd, signal, 0, flags, 0);
    }

    /** kill(2) of a group by its number, which the caller must know to be still the one meant. */
    public static int killGroup(long group, int signal) {
        if (group <= 1) {
            throw new IllegalArgumentException(
                    "a signal to group " + group + " would reach ourselves or everybody");
        }
        return callInt(Fn.KILL, -group, signal, 0);
    }

    /**
     * From now on the orphans among this process's descendants become its children, and are its to
     * reap: prctl(2), PR_SET_CHILD_SUBREAPER. Throws {@link LibcException}.
     */
    public static void becomeSubreaper() {
        check("prctl", callInt(Fn.PRCTL, PR_SET_CHILD_SUBREAPER, 1, 0));
    }

    /**
     * The raw wait status of our own child {@code pid}, reaping it; -1 when it still runs. Never
     * waits.
     */
    public static int reap(long pid) {
        if (pid <= 0) {
            throw new IllegalArgumentException(
                    "waitpid for pid " + pid + " would reap somebody else's child");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            int reaped = check("waitpid", callInt(Fn.WAITPID, pid, status.address(), WNOHANG));
            return reaped == 0 ? -1 : status.get(JAVA_INT, 0);
        }
    }

    /** {@code result} itself, or the negative errno as an exception that names the call. */
    static int check(String syscall, int result) {
        if (result < 0) {
            throw new LibcException(syscall, -result);
        }
        return result;
    }
}
