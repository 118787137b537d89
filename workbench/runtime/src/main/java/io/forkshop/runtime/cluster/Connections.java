package io.forkshop.runtime.cluster;

import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * The connections that a worker has taken and not yet closed. They are ordinary channels, which
 * tell nobody when they close, so they must be asked: a few at each turn, all of them only now and
 * then.
 */
final class Connections {
    /** So many asked for each one that comes leave at most one closed one for seven open ones. */
    private static final int EACH_TURN = 8;

    private final ArrayDeque<SocketChannel> open = new ArrayDeque<>(); // next to be asked: first
    private int coming;

    /** Somebody has promised to take one; {@link #come} keeps the promise. */
    synchronized void expect() {
        coming++;
    }

    synchronized void expectNoMore() {
        coming--;
    }

    /** The one that was expected, unless {@code connection} fails. */
    SocketChannel come(Supplier<SocketChannel> connection) {
        SocketChannel channel = null;
        try {
            channel = connection.get();
            return channel;
        } finally {
            synchronized (this) {
                coming--;
                if (channel != null) {
                    add(channel);
                }
            }
        }
    }

    synchronized SocketChannel add(SocketChannel channel) {
        ask(EACH_TURN);
        open.add(channel);
        return channel;
    }

    /** As far as is known at no cost: some may have closed since they were asked. */
    synchronized int count() {
        return open.size() + coming;
    }

    /** Exactly; each is asked. */
    synchronized int recount() {
        ask(open.size());
        return count();
    }

    private void ask(int most) {
        for (int i = Math.min(most, open.size()); i > 0; i--) {
            SocketChannel channel = open.poll();
            if (channel.isOpen()) {
                open.add(channel);
            }
        }
    }
}
