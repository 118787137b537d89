package io.forkshop.app.remote.front;

import io.forkshop.runtime.ForkshopException;

/**
 * How much memory of the workbench one session may fill with what programs write: while it is
 * collected, and until the session has read it.
 */
final class Budget {
    private static final long MOST = 256L * 1024 * 1024;

    private final Outbox outbox;
    private long reserved; // guarded by this

    Budget(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Throws EAGAIN when there is not so much left. */
    synchronized void reserve(long bytes) {
        if (reserved + outbox.pending() + bytes > MOST) {
            throw new ForkshopException(
                    "EAGAIN",
                    "Too much is being collected already: all maxBuffers together may be no more"
                            + " than "
                            + MOST / 2
                            + " bytes. Wait for some to end, or use spawn, which hands on a"
                            + " stream.");
        }
        reserved += bytes;
    }

    synchronized void release(long bytes) {
        reserved -= bytes;
    }
}
