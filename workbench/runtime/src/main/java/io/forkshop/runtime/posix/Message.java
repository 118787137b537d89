package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * struct msghdr around a buffer, with room for one descriptor beside the bytes: sendmsg(2),
 * recvmsg(2), cmsg(3), unix(7). One thread owns it.
 */
public final class Message {
    // struct msghdr, struct iovec and struct cmsghdr on every 64-bit Linux.
    private static final int HEADER_SIZE = 56;
    private static final int IOV = 16;
    private static final int IOV_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int CMSG_LEVEL = 8;
    private static final int CMSG_TYPE = 12;
    private static final int CMSG_DATA = 16;
    private static final int CMSG_SPACE = 24; // of one descriptor; a second fits the padding

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;

    private final MemorySegment bytes;
    private final MemorySegment header;
    private final MemorySegment control;
    private int descriptor = -1;

    /** For sending all of {@code bytes}, or for receiving into them. */
    public Message(Arena arena, MemorySegment bytes) {
        this.bytes = bytes;
        MemorySegment vector = arena.allocate(JAVA_LONG, 2);
        vector.setAtIndex(JAVA_LONG, 0, bytes.address());
        vector.setAtIndex(JAVA_LONG, 1, bytes.byteSize());
        this.control = arena.allocate(CMSG_SPACE, 8);
        this.header = arena.allocate(HEADER_SIZE, 8);
        header.set(JAVA_LONG, IOV, vector.address());
        header.set(JAVA_LONG, IOV_COUNT, 1);
    }

    /** Where the bytes are. */
    public MemorySegment bytes() {
        return bytes;
    }

    /** To be passed on with what is sent. */
    void put(int passedOn) {
        header.set(JAVA_LONG, CONTROL, control.address());
        header.set(JAVA_LONG, CONTROL_LENGTH, CMSG_SPACE);
        control.set(JAVA_LONG, 0, CMSG_DATA + 4);
        control.set(JAVA_INT, CMSG_LEVEL, SOL_SOCKET);
        control.set(JAVA_INT, CMSG_TYPE, SCM_RIGHTS);
        control.set(JAVA_INT, CMSG_DATA, passedOn);
    }

    int send(int fd, boolean wait) {
        long flags = wait ? MSG_NOSIGNAL : MSG_NOSIGNAL | MSG_DONTWAIT;
        return (int) Libc.call(Fn.SENDMSG, fd, header.address(), flags, 0, 0, 0);
    }

    /**
     * Receives as read(2) does, waiting: the count of bytes, 0 at the end, or the negative errno. A
     * descriptor that comes with them waits in {@link #takeDescriptor}.
     */
    public int receive(int fd) {
        header.set(JAVA_LONG, CONTROL, control.address());
        header.set(JAVA_LONG, CONTROL_LENGTH, CMSG_SPACE);
        int count = (int) Libc.call(Fn.RECVMSG, fd, header.address(), MSG_CMSG_CLOEXEC, 0, 0, 0);
        if (count >= 0 && header.get(JAVA_LONG, CONTROL_LENGTH) > CMSG_DATA) {
            received();
        }
        return count;
    }

    /**
     * Node sends one descriptor a message. Of more than one, the kernel lets go what does not fit
     * here, and we the rest.
     */
    private void received() {
        if (control.get(JAVA_INT, CMSG_LEVEL) == SOL_SOCKET
                && control.get(JAVA_INT, CMSG_TYPE) == SCM_RIGHTS) {
            long end = Math.min(control.get(JAVA_LONG, 0), CMSG_SPACE);
            for (long at = CMSG_DATA; at + 4 <= end; at += 4) {
                int one = control.get(JAVA_INT, at);
                if (descriptor < 0) {
                    descriptor = one;
                } else {
                    Libc.close(one);
                }
            }
        }
    }

    /** The descriptor that came last, now the caller's to close; -1 without one. */
    public int takeDescriptor() {
        int taken = descriptor;
        descriptor = -1;
        return taken;
    }
}
