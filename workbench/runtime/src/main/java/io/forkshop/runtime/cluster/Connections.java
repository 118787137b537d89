package io.forkshop.runtime.cluster;

import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;

/**
 * The connections that a worker has accepted and not yet closed. They are ordinary channels, which
 * tell nobody when they close: so they are asked whenever the count is wanted.
 */
final class Connections {
    private final Set<SocketChannel> open = new HashSet<>();
    private int askAt = 64;

    synchronized SocketChannel add(SocketChannel channel) {
        open.add(channel);
        if (open.size() >= askAt) { // Who never counts must not keep them all.
            askAt = Math.max(64, 2 * count());
        }
        return channel;
    }

    synchronized int count() {
        open.removeIf(channel -> !channel.isOpen());
        return open.size();
    }
}
