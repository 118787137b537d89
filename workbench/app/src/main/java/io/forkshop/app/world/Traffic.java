package io.forkshop.app.world;

/**
 * How many frames have gone over one channel since it was opened, those of the runtimes too; that
 * the journal lets old ones go changes nothing here.
 *
 * @param sent by the primary to the worker
 * @param received from the worker
 */
public record Traffic(long sent, long received) {}
