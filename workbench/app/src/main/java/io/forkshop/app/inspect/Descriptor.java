package io.forkshop.app.inspect;

import java.util.List;

/**
 * One open descriptor of a process, with who else holds the same or its other end, as far as they
 * are in our subtree.
 *
 * @param target what the kernel shows: a path, {@code pipe:[123]}, {@code socket:[124]}; a path is
 *     not yet safe to print
 * @param detail of a socket its address or addresses; of another what it is; or empty
 * @param sharers other descriptors of the very same: inherited or handed over
 * @param ends the other ends of a pipe, a pair, or a connection
 */
public record Descriptor(
        int number,
        Kind kind,
        Access access,
        String target,
        String detail,
        List<Holder> sharers,
        List<Holder> ends) {

    /** Who holds what. */
    public record Holder(long pid, int number) {}

    /** What stands behind it. */
    public enum Kind {
        FILE,
        FOLDER,
        DEVICE,
        PIPE,
        /** One of two sockets made together: socketpair(2), or a connected unix socket. */
        UNIX,
        LISTENING,
        CONNECTED,
        /** A socket of a kind that is not looked into. */
        SOCKET,
        /** epoll, eventfd, pidfd, ...: a thing without a name. */
        ANONYMOUS,
        /** The channel of Node's protocol to its parent, or to a child. */
        CHANNEL
    }

    /** What may be done with it. */
    public enum Access {
        READ,
        WRITE,
        BOTH,
        UNKNOWN
    }
}
