package io.forkshop.app.inspect;

/** One thing that differs between two snapshots. */
public sealed interface Change {
    /** Whom it concerns, as it was last seen. */
    ProcessFacts who();

    /** It was not there before. */
    record Born(ProcessFacts who) implements Change {}

    /** It is gone: ended, and reaped by its parent. */
    record Died(ProcessFacts who) implements Change {}

    /** Its parent has ended, and another process has become its parent. */
    record Adopted(ProcessFacts who, long from, long by) implements Change {}

    /** It has ended, and its parent has not yet asked how. */
    record Zombie(ProcessFacts who) implements Change {}

    /** It was stopped, or goes on. */
    record State(ProcessFacts who, ProcessState from) implements Change {}

    /** The same process runs another program now: execve(2). */
    record Program(ProcessFacts who, String from) implements Change {}
}
