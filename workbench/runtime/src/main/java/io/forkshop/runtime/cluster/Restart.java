package io.forkshop.runtime.cluster;

/** After which endings a slot gets a new worker. An end that was asked for is never one of them. */
public enum Restart {
    /** After every end, exit code 0 too: the worker is meant to serve for ever. */
    ALWAYS,
    /** After a crash: any end but exit code 0. */
    ON_FAILURE,
    /** Never; the slot stays empty. */
    NEVER;

    boolean after(Death end) {
        return this == ALWAYS || this == ON_FAILURE && end.failed();
    }
}
