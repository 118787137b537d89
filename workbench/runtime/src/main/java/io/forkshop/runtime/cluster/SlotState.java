package io.forkshop.runtime.cluster;

/** Where a slot of a supervised cluster stands. */
public enum SlotState {
    /** Its worker runs and does not listen yet. */
    STARTING,
    /** Its worker listens. */
    LISTENING,
    /** Its worker listens and does not answer, because it computes. It is left alone. */
    BUSY,
    /** Its worker died; the next one comes after a pause. */
    BACKING_OFF,
    /** Its workers died too fast. Nothing comes before somebody retries. */
    FAILED,
    /** Its worker ended, and the rules ask for no other. */
    EMPTY
}
