package io.forkshop.runtime.cluster;

import io.forkshop.runtime.channel.Handle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A server that accepts by itself, from the socket that all workers have (node-spec 10.7). */
final class AcceptingServer implements ClusterServer {
    private final WorkerRole role;
    private final String key;
    private final InetSocketAddress address;
    private final ServerSocketChannel channel;

    AcceptingServer(
            WorkerRole role, String key, InetSocketAddress address, ServerSocketChannel channel) {
        this.role = role;
        this.key = key;
        this.address = address;
        this.channel = channel;
    }

    @Override
    public SocketChannel accept() throws IOException {
        return role.connections().add(channel.accept());
    }

    @Override
    public void takePlaceOf(InetSocketAddress there) {
        try (Handle copy = Handle.of(channel)) {
            copy.takePlaceOf(there);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Optional<ServerSocketChannel> channel() {
        return Optional.of(channel);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            role.closed(key);
        }
    }
}
