package io.forkshop.runtime.channel;

import io.forkshop.runtime.posix.Libc;

/**
 * Descriptors that came with bytes, until the frame is whole that they belong to. One arrives with
 * the first bytes of its frame (node-spec 8.15), so it belongs to a frame that ends in the same
 * read, or to the first that ends in a later one. What nobody claims is closed. The reader owns it.
 */
final class Arrivals {
    private int earlier = -1; // from an earlier read
    private int latest = -1; // from the last one

    /** The next bytes are at hand, and {@code fd} came with them; -1 if none did. */
    void read(int fd) {
        if (latest >= 0) {
            close(earlier);
            earlier = latest;
        }
        latest = fd;
    }

    /** For a frame that ends now: its descriptor, now the caller's, or -1. */
    int claim() {
        int claimed = earlier >= 0 ? earlier : latest;
        if (earlier < 0) {
            latest = -1;
        }
        earlier = -1;
        return claimed;
    }

    /** A frame ended that claims nothing. Returns whether something was meant for it. */
    boolean pass() {
        boolean lost = earlier >= 0;
        close(earlier);
        earlier = -1;
        return lost;
    }

    void closeAll() {
        close(earlier);
        close(latest);
        earlier = -1;
        latest = -1;
    }

    /** Of -1 there is nothing to close. */
    static void close(int fd) {
        if (fd >= 0) {
            Libc.close(fd);
        }
    }
}
