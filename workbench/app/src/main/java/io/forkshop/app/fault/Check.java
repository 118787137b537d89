package io.forkshop.app.fault;

/**
 * One thing that a claim says, and what was seen of it.
 *
 * @param held whether it was as claimed
 * @param seen with pids, times and states
 */
public record Check(boolean held, String seen) {}
