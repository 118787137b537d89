package io.forkshop.runtime.process;

/**
 * How a child ended that was told to stop.
 *
 * @param status how it ended
 * @param forced whether it had to be killed: it did not end within its grace
 */
public record Stopped(ExitStatus status, boolean forced) {}
