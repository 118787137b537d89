package io.forkshop.app.evaluate;

/** Whether more must be typed. */
public enum Completeness {
    /** It can be run, or is wrong in a way that no further line repairs. */
    COMPLETE,
    /** It goes on for certain. */
    INCOMPLETE,
    /** Nothing to run. */
    EMPTY
}
