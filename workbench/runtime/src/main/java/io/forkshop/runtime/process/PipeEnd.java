package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.lang.foreign.MemorySegment;

/**
 * One of our descriptors towards a child. A pipe of ours is set not to block. A socket is asked not
 * to, call by call: it can be handed to another child only as it is, flags and all.
 */
final class PipeEnd {
    private static final int READING = 0;
    private static final int WRITING = 1;

    final int fd;
    private final boolean socket;
    private boolean handedOn;

    private PipeEnd(int fd, boolean socket) {
        this.fd = fd;
        this.socket = socket;
    }

    static PipeEnd pipe(int fd) {
        Libc.neverBlock(fd);
        return new PipeEnd(fd, false);
    }

    static PipeEnd socket(int fd) {
        return new PipeEnd(fd, true);
    }

    /** The kernel's answer; {@code -Errno.EAGAIN} where it would have to wait. */
    int read(MemorySegment buffer) {
        return socket ? Libc.receiveNow(fd, buffer) : Libc.read(fd, buffer);
    }

    int write(MemorySegment buffer) {
        return socket ? Libc.sendNow(fd, buffer) : Libc.write(fd, buffer);
    }

    /** A descriptor of the same pipe for another child, blocking as programs expect it. */
    int handOn(boolean forWriting) {
        int theirs = socket ? Libc.duplicateAbove(fd, 0) : Libc.reopen(fd, forWriting);
        handedOn = true;
        return theirs;
    }

    /** The child sees that nobody reads. */
    void closeReading() {
        close(READING);
    }

    /** The child sees the end of its input. */
    void closeWriting() {
        close(WRITING);
    }

    /** Of a socket each direction has a descriptor of its own: closing one ends nothing. */
    private void close(int direction) {
        Poller.shared().forget(fd);
        if (socket && !handedOn) {
            Libc.shutdown(fd, direction);
        }
        Libc.close(fd);
    }
}
