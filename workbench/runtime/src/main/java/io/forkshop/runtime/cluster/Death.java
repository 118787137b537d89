package io.forkshop.runtime.cluster;

import java.time.Duration;

/**
 * One unasked end of a worker.
 *
 * @param at when, on a clock that only goes forward; its zero is the caller's
 * @param lived how long the worker had been running
 * @param what how it ended, or what was wrong with it, in words
 * @param failed whether it was a crash, and no exit of its own with code 0
 */
record Death(Duration at, Duration lived, String what, boolean failed) {}
