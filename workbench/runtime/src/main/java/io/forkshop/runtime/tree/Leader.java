package io.forkshop.runtime.tree;

/**
 * Who holds the group that a job's first process leads, so that its number can be nobody else's.
 */
@FunctionalInterface
public interface Leader {
    /**
     * Signals every member at once; 0 signals nobody and asks.
     *
     * @return whether there is a member, and the group is the job's
     */
    boolean signalGroup(int signal);
}
