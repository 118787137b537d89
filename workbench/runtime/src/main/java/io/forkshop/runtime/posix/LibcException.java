package io.forkshop.runtime.posix;

import io.forkshop.runtime.ForkshopException;

/**
 * A system call failed where there is nothing to do but say so, such as no descriptors left
 * (EMFILE).
 */
public final class LibcException extends ForkshopException {
    private static final long serialVersionUID = 1;
    private final int errno;

    LibcException(String syscall, int errno) {
        super(
                Errno.name(errno),
                syscall + " failed: " + Errno.name(errno) + " (" + Errno.meaning(errno) + ")");
        this.errno = errno;
    }

    /** The kernel's error number, positive. */
    public int errno() {
        return errno;
    }
}
