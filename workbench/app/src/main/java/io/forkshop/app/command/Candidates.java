package io.forkshop.app.command;

/** What Tab offers in one place of a command's arguments. */
public enum Candidates {
    NOTHING,
    COMMAND,
    WORKER,
    WORKER_OR_PID,
    SIGNAL,
    FILE,
    SECTION,
    /** What run takes: an experiment, or all of them. */
    EXPERIMENT,
    CLAIM,
    QUIZ_SECTION,
    LANGUAGE,
    BENCH,
    /** What the book can be made as. */
    FORMAT,
    EVENT,
    CLUSTER_ACTION,
    SERVER_FILE,
    SLOT,
    FAULT,
    /** A serving model. */
    MODEL,
    SNAPSHOT,
    /** A part of what inspect shows. */
    PART,
    /** A word of the glossary. */
    WORD,
    /** The name of something declared in Java. */
    SNIPPET,
    /** A JSON value, the rest of the line; it may go on over further lines until it is balanced. */
    JSON
}
