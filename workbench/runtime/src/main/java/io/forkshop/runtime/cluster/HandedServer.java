package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Handle;

import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.LinkedTransferQueue;

/** A server whose connections the primary hands out, one at a time (node-spec 10.5). */
final class HandedServer implements ClusterServer {
    /** An offer of the primary's, and the number to answer. */
    record Offer(Handle handle, long seq) {
        private static final long ANSWERED = -1;

        Offer whenAnswered() {
            return new Offer(handle, ANSWERED);
        }

        boolean isAnswered() {
            return seq == ANSWERED;
        }
    }

    private static final Offer NO_MORE = new Offer(null, -1);

    private final WorkerRole role;
    private final String key;
    private final InetSocketAddress address;
    private final LinkedTransferQueue<Offer> offers = new LinkedTransferQueue<>();
    private boolean open = true;

    HandedServer(WorkerRole role, String key, InetSocketAddress address) {
        this.role = role;
        this.key = key;
        this.address = address;
    }

    /** On the channel's reader thread. */
    synchronized void offer(Offer offer) {
        if (!open) {
            refuse(offer);
        } else if (!taken(offer)) {
            offers.add(offer);
        }
    }

    /**
     * Whoever waits in accept has it now. The primary hears so from this thread, which runs
     * already, and sends the next while the other is still waking up.
     */
    private boolean taken(Offer offer) {
        if (!offers.hasWaitingConsumer()) {
            return false;
        }
        role.connections().expect();
        if (offers.tryTransfer(offer.whenAnswered())) {
            role.answer(offer.seq(), true);
            return true;
        }
        role.connections().expectNoMore();
        return false;
    }

    private void refuse(Offer offer) {
        offer.handle().close();
        role.answer(offer.seq(), false);
    }

    @Override
    public SocketChannel accept() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        Offer offer = take();
        if (offer == NO_MORE) {
            offers.add(NO_MORE); // for the others who wait
            throw new AsynchronousCloseException();
        }
        if (!offer.isAnswered()) {
            role.connections().expect();
            // Only now: until then it is not ours, and if we die another worker gets it.
            role.answer(offer.seq(), true);
        }
        return role.connections().come(offer.handle()::socket);
    }

    private Offer take() throws ClosedChannelException {
        try {
            return offers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.nio.channels.ClosedByInterruptException();
        }
    }

    @Override
    public void takePlaceOf(InetSocketAddress there) {
        throw new ForkshopException(
                "ERR_INVALID_STATE",
                "the primary accepts, and hands over one connection after another; a server that"
                        + " accepts for itself cannot be given them. Share the socket"
                        + " (Policy.SHARED), or take connections with accept()");
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Optional<ServerSocketChannel> channel() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            role.closed(key); // First, so that what we refuse now does not come back to us.
            for (Offer offer = offers.poll(); offer != null; offer = offers.poll()) {
                refuse(offer);
            }
            offers.add(NO_MORE);
        }
    }
}
