package io.forkshop.app.command;

/** Whether a command starts or ends processes: such commands are remembered with what they did. */
public enum Moves {
    /** It only looks. */
    NOTHING,
    /** It may: it is remembered when something has changed. */
    PERHAPS,
    /** That is what it is for. */
    PROCESSES
}
