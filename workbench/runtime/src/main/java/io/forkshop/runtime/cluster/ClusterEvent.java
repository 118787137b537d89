package io.forkshop.runtime.cluster;

import java.util.OptionalLong;

/**
 * Something that happened to a supervised cluster, and why.
 *
 * @param slot the slot's name; "" when it concerns all
 * @param pid of the worker in question; empty if there is none
 * @param text one sentence for people
 */
public record ClusterEvent(Kind kind, String slot, OptionalLong pid, String text) {
    /** What kind of thing. */
    public enum Kind {
        STARTED,
        LISTENING,
        DIED,
        RESTARTING,
        FAILED,
        LEAVING,
        LEFT,
        FORCED,
        STUCK,
        BUSY,
        RELOADING,
        RELOADED,
        ROLLED_BACK
    }

    @Override
    public String toString() {
        return (slot.isEmpty() ? "" : slot + ": ") + text;
    }
}
