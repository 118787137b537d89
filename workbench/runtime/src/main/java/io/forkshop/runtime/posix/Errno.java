package io.forkshop.runtime.posix;

/** Linux error numbers that we meet, by name and in words (errno(3)). */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int E2BIG = 7;
    public static final int ENOEXEC = 8;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int ENOTDIR = 20;
    public static final int EINVAL = 22;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int ETXTBSY = 26;
    public static final int EPIPE = 32;
    public static final int ELOOP = 40;
    public static final int ENOTSOCK = 88;
    public static final int EADDRINUSE = 98;
    public static final int EADDRNOTAVAIL = 99;
    public static final int ECONNRESET = 104;
    public static final int ENOBUFS = 105;
    public static final int ENOTCONN = 107;
    public static final int ETIMEDOUT = 110;

    private Errno() {}

    /** The symbolic name, such as {@code ENOENT}; {@code ERRNO_95} for one that we do not list. */
    public static String name(int errno) {
        return switch (errno) {
            case EPERM -> "EPERM";
            case ENOENT -> "ENOENT";
            case ESRCH -> "ESRCH";
            case EINTR -> "EINTR";
            case E2BIG -> "E2BIG";
            case ENOEXEC -> "ENOEXEC";
            case EBADF -> "EBADF";
            case EAGAIN -> "EAGAIN";
            case ENOMEM -> "ENOMEM";
            case EACCES -> "EACCES";
            case ENOTDIR -> "ENOTDIR";
            case EINVAL -> "EINVAL";
            case ENFILE -> "ENFILE";
            case EMFILE -> "EMFILE";
            case ETXTBSY -> "ETXTBSY";
            case EPIPE -> "EPIPE";
            case ELOOP -> "ELOOP";
            case ENOTSOCK -> "ENOTSOCK";
            case EADDRINUSE -> "EADDRINUSE";
            case EADDRNOTAVAIL -> "EADDRNOTAVAIL";
            case ECONNRESET -> "ECONNRESET";
            case ENOBUFS -> "ENOBUFS";
            case ENOTCONN -> "ENOTCONN";
            case ETIMEDOUT -> "ETIMEDOUT";
            default -> "ERRNO_" + errno;
        };
    }

    /** What the number means, in plain words. */
    public static String meaning(int errno) {
        return switch (errno) {
            case EPERM -> "not permitted";
            case ENOENT -> "no such file or directory";
            case ESRCH -> "no such process";
            case EINTR -> "interrupted";
            case E2BIG -> "arguments and environment are too long together";
            case ENOEXEC -> "not a program the kernel can run";
            case EBADF -> "no such open descriptor";
            case EAGAIN -> "out of a resource for now, such as process slots";
            case ENOMEM -> "out of memory";
            case EACCES -> "permission denied";
            case ENOTDIR -> "a part of the path is not a directory";
            case EINVAL -> "invalid argument";
            case ENFILE -> "the system has no file descriptors left";
            case EMFILE -> "this process has no file descriptors left";
            case ETXTBSY -> "the file is open for writing";
            case EPIPE -> "nobody reads the other end";
            case ELOOP -> "too many symbolic links";
            case ENOTSOCK -> "not a socket";
            case EADDRINUSE -> "the address is in use";
            case EADDRNOTAVAIL -> "this machine has no such address";
            case ECONNRESET -> "the other end was reset";
            case ENOBUFS -> "no room left in a buffer";
            case ENOTCONN -> "the socket is not connected";
            case ETIMEDOUT -> "the time is over";
            default -> "see errno(3)";
        };
    }
}
