package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

/**
 * Called once for a send: with null when the kernel has the whole frame (not: when it was
 * received), else the error.
 */
@FunctionalInterface
public interface SendCallback {
    /** The fate of one message: null when it was written. */
    void done(ForkshopException error);
}
