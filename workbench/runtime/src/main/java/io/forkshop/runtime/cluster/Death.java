package io.forkshop.runtime.cluster;

import io.forkshop.runtime.process.ExitStatus;

import java.time.Duration;

/**
 * One unasked end of a worker.
 *
 * @param at when, on a clock that only goes forward; its zero is the caller's
 * @param lived how long the worker had been running
 */
record Death(Duration at, Duration lived, ExitStatus end) {}
