package io.forkshop.app.world;

import io.forkshop.runtime.process.Limits;

import java.time.Duration;

/**
 * When a process is killed for being too long. To be made before the process: its clock must not
 * start earlier than ours.
 */
record Deadline(Duration timeout, long from) {
    static Deadline of(Limits limits) {
        return new Deadline(limits.timeout(), System.nanoTime());
    }

    /** Whether there is one, and it has passed. */
    boolean over() {
        return !timeout.isZero() && System.nanoTime() - from >= timeout.toNanos();
    }
}
