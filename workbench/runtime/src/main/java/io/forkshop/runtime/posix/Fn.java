package io.forkshop.runtime.posix;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/** The functions of libc that we call. Each address is looked up at its first use, not at start. */
enum Fn {
    ACCEPT4,
    BIND,
    CLOSE,
    DUP3,
    EPOLL_CREATE1,
    EPOLL_CTL,
    EPOLL_WAIT,
    FCNTL,
    FLOCK,
    GETPEERNAME,
    GETSOCKNAME,
    GETSOCKOPT,
    GRANTPT,
    IOCTL,
    KILL,
    LISTEN,
    OPEN,
    PIPE2,
    POLL,
    POSIX_OPENPT,
    POSIX_SPAWN,
    POSIX_SPAWN_FILE_ACTIONS_INIT,
    POSIX_SPAWN_FILE_ACTIONS_DESTROY,
    POSIX_SPAWN_FILE_ACTIONS_ADDOPEN,
    POSIX_SPAWN_FILE_ACTIONS_ADDDUP2,
    POSIX_SPAWN_FILE_ACTIONS_ADDCLOSE,
    POSIX_SPAWN_FILE_ACTIONS_ADDCHDIR_NP,
    POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP,
    POSIX_SPAWNATTR_INIT,
    POSIX_SPAWNATTR_DESTROY,
    POSIX_SPAWNATTR_SETFLAGS,
    POSIX_SPAWNATTR_SETSIGDEFAULT,
    POSIX_SPAWNATTR_SETSIGMASK,
    PRCTL,
    PTSNAME_R,
    READ,
    RECV,
    RECVMSG,
    SEND,
    SENDMSG,
    SETSOCKOPT,
    SHUTDOWN,
    SOCKET,
    SOCKETPAIR,
    SYSCALL,
    UNLOCKPT,
    WAITPID,
    WRITE;

    private volatile MemorySegment address;

    MemorySegment address() {
        MemorySegment found = address;
        if (found == null) {
            found = lookUp();
            address = found; // Benign race: every thread finds the same address.
        }
        return found;
    }

    private MemorySegment lookUp() {
        String symbol = name().toLowerCase(Locale.ROOT);
        return Linker.nativeLinker()
                .defaultLookup()
                .find(symbol)
                .orElseThrow(
                        () ->
                                new UnsupportedOperationException(
                                        "this system's C library has no "
                                                + symbol
                                                + "; Forkshop needs glibc 2.34 or newer"));
    }
}
