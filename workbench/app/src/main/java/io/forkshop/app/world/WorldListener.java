package io.forkshop.app.world;

import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.process.ExitStatus;

import java.time.Duration;

/**
 * Told what happens, from whichever thread it happens on, at most one at a time for one process. A
 * listener must not block: the process it hears about may be waiting for it.
 */
public interface WorldListener {
    default void output(Live process, OutputLine line) {}

    /**
     * @param awaited whether a command waits for a message of this process, and will show it
     */
    default void message(Live process, String json, boolean awaited) {}

    default void notAMessage(Live process, BadFrame frame) {}

    default void disconnected(Live process) {}

    /**
     * The process has ended and its last output has been told.
     *
     * @param awaited whether a command waits for something of this process, and will say this
     */
    default void ended(Live process, ExitStatus status, boolean awaited) {}

    /** It has used more processor time than one may, and goes on. Told once. */
    default void usedUp(Live process, Duration used) {}

    /** Something happened to the cluster that no command waits for. */
    default void cluster(ClusterEvent event) {}
}
