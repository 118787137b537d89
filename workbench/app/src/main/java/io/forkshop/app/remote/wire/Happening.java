package io.forkshop.app.remote.wire;

/** What the workbench tells a session without being asked: each about one child. */
public enum Happening {
    SPAWNED,
    FAILED,
    MESSAGE,
    BAD_FRAME,
    DISCONNECTED,
    EXITED,
    /** A piece of what a collected program wrote, before ENDED. */
    COLLECTED,
    ENDED,
    CLOSED,
    STOPPED,
    /** A message was sent, or not. */
    SENT,
    BYTES,
    /** Bytes that were not kept, since nobody read. */
    MISSING,
    END_OF_OUTPUT
}
