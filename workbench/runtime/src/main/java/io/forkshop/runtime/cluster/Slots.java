package io.forkshop.runtime.cluster;

import io.forkshop.runtime.process.ForkOptions;

/**
 * What the owner of a supervised cluster has a say in: how its slots are called, and how each of
 * their workers is forked. Asked on the supervisor's own thread, where nothing may wait.
 */
public interface Slots {
    /** The name of the slot of this number, from 1; another for every number. */
    default String name(int number) {
        return "w" + number;
    }

    /** How the next worker of this slot is forked, such as with a tap that knows the slot. */
    default ForkOptions options(String slot, ForkOptions all) {
        return all;
    }

    /** Told of a new worker before anything that it does. */
    default void started(String slot, Worker worker) {}
}
