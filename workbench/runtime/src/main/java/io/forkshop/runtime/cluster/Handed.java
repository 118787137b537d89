package io.forkshop.runtime.cluster;

import io.forkshop.runtime.channel.Handle;

/**
 * A connection that the primary has accepted, until a worker says that it has it. Our copy stays
 * open all the while, whatever becomes of the worker's.
 */
record Handed(BalancedPort port, Handle handle) {
    Handed(BalancedPort port, int connection) {
        this(port, Handle.ofDescriptor(connection, Handle.Kind.NATIVE).keepOpen());
    }

    void close() {
        handle.close();
    }
}
