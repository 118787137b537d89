package io.forkshop.app.inspect;

import java.util.OptionalLong;

/**
 * One thread of a process at one moment.
 *
 * @param name given by the process, at most 15 bytes; not yet safe to print
 * @param madeBy who made it and what for, as far as its name or its place tells
 * @param cpuMillis processor time so far; the kernel counts in tens
 */
public record ThreadFacts(
        long id,
        String name,
        String madeBy,
        ProcessState state,
        long cpuMillis,
        OptionalLong voluntary,
        OptionalLong involuntary) {

    /** Whether no runtime is known to have made it, so that the program must have. */
    public boolean ofTheProgram() {
        return madeBy.equals(ThreadMakers.UNKNOWN);
    }
}
