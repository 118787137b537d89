package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.LibcException;
import io.forkshop.runtime.posix.Sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A socket that goes with a message to another process, or came with one: Node's {@code sendHandle}
 * (node-spec 8.14 to 8.20). A handle owns one descriptor until that is handed over, made a channel,
 * or closed. Any thread may call any method.
 *
 * {@snippet :
 * // In the parent: the worker accepts from now on, as the parent could.
 * worker.send("serve", Handle.of(serverSocketChannel));
 *
 * // In the worker:
 * Parent.onHandle((message, handle) -> serve(handle.server()));
 * }
 *
 * <p>Who closes: a handle made {@linkplain #of(ServerSocketChannel) of a channel} has a copy of its
 * descriptor, and closes that copy when the other side has acknowledged, or refused four times, or
 * is gone; of a connection it then closes the channel, too. With {@link #keepOpen} it closes
 * nothing, with {@link #onOutcome} only what was acknowledged. A handle that was never sent, or
 * that was received, is its holder's to use or close.
 *
 * <p>Both processes then have the same socket, also its O_NONBLOCK flag. It is set before the first
 * hand-over, because Node counts on it; channels in blocking mode work with it. Who calls {@code
 * configureBlocking(true)}, or a method with a time limit of the channel's {@code socket()}, clears
 * it for the others too.
 */
public final class Handle implements AutoCloseable {
    /** What the descriptor is, in Node's words. */
    public enum Kind {
        /** A connection; the sender's own is closed when the other side has it. */
        SOCKET("net.Socket"),
        /** A listening socket: from now on both processes can accept from it. */
        SERVER("net.Server"),
        /** A bare stream socket, listening or connected, as Node's cluster sends it. */
        NATIVE("net.Native"),
        /** A bound datagram socket. */
        DATAGRAM("dgram.Socket"),
        /** A bare datagram socket, as Node's cluster sends it. */
        DATAGRAM_NATIVE("dgram.Native");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** What Node calls it, such as {@code net.Socket}. */
        public String type() {
            return type;
        }

        /** Null for a type that Node does not have. */
        static Kind ofType(Object type) {
            for (Kind kind : values()) {
                if (kind.type.equals(type)) {
                    return kind;
                }
            }
            return null;
        }

        boolean isDatagram() {
            return this == DATAGRAM || this == DATAGRAM_NATIVE;
        }
    }

    /** What became of one hand-over. */
    public enum Outcome {
        /** The other process has it. */
        ACKNOWLEDGED,
        /** The other process is there and did not take it, not at a second offer either. */
        REFUSED,
        /** The channel ended before it could leave this process. */
        NOT_SENT,
        /** It left, and the channel ended before the answer: the other may have had it or not. */
        UNANSWERED
    }

    private final Kind kind;
    private final NetworkChannel original; // null for a bare or a received descriptor
    private int fd; // -1 once gone
    private int underWay;
    private boolean closing;
    private boolean keepOpen;
    private Consumer<Outcome> listener;
    private Channel adopted; // what it became here

    private Handle(int fd, Kind kind, NetworkChannel original) {
        this.fd = fd;
        this.kind = kind;
        this.original = original;
    }

    /**
     * A handle on a bound listening socket. The channel stays open and stays the caller's.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when it is not bound, or closed
     */
    public static Handle of(ServerSocketChannel server) {
        return duplicate(server, Kind.SERVER);
    }

    /**
     * A handle on a connection. Once it was sent, the channel is the library's to close, unless
     * {@link #keepOpen} is asked for.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when it is not connected, closed, or
     *     registered with a selector: closing it there would end the connection for all
     */
    public static Handle of(SocketChannel socket) {
        if (!socket.isConnected()) {
            throw invalid("a connection that is not connected cannot be sent", null);
        }
        if (socket.isRegistered()) {
            throw invalid(
                    "a connection that is registered with a selector cannot be sent; cancel its key"
                            + " and select once more first",
                    null);
        }
        return duplicate(socket, Kind.SOCKET);
    }

    /**
     * A handle on a bound datagram socket. The channel stays open and stays the caller's.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when it is not bound, or closed
     */
    public static Handle of(DatagramChannel datagram) {
        return duplicate(datagram, Kind.DATAGRAM);
    }

    /**
     * A handle on a bare descriptor, which it owns from now on: for one that never was a Java
     * channel.
     */
    public static Handle ofDescriptor(int fd, Kind kind) {
        Objects.checkIndex(fd, Integer.MAX_VALUE);
        return new Handle(fd, kind, null);
    }

    private static Handle duplicate(NetworkChannel channel, Kind kind) {
        try {
            if (channel.getLocalAddress() == null) {
                throw invalid("a socket that is not bound cannot be sent", null);
            }
            return new Handle(Adoption.duplicate(channel), kind, channel);
        } catch (IOException e) {
            throw invalid("this channel cannot be sent: " + e.getMessage(), e);
        }
    }

    /** What Node calls such a handle. */
    public Kind kind() {
        return kind;
    }

    /** Whether it still owns its descriptor. */
    public synchronized boolean isOpen() {
        return fd >= 0 && !closing;
    }

    /** Where the socket is bound, by the kernel; null for what is no socket or is gone. */
    public synchronized SocketAddress localAddress() {
        return fd < 0 ? null : Sockets.local(fd);
    }

    /** Whom the socket is connected with, by the kernel; null if with nobody. */
    public synchronized SocketAddress remoteAddress() {
        return fd < 0 ? null : Sockets.remote(fd);
    }

    synchronized boolean isIpv6() {
        return fd >= 0 && Sockets.option(fd, Sockets.FAMILY) == Sockets.AF_INET6;
    }

    // ---- For who sends it.

    /**
     * The sender keeps its own descriptor, and a connection's channel, when the other side has it
     * (Node's {@code keepOpen}); such a handle can be sent again, and must be closed. Returns this
     * handle.
     */
    public synchronized Handle keepOpen() {
        keepOpen = true;
        return this;
    }

    /**
     * Has {@code listener} hear what became of each hand-over, once each, on the sending or the
     * channel's reading thread: be quick. With it, the descriptor of a hand-over that was not
     * acknowledged stays open in this handle, to be sent to another or closed. Returns this handle.
     */
    public synchronized Handle onOutcome(Consumer<Outcome> newListener) {
        listener = newListener;
        return this;
    }

    /**
     * The descriptor for one hand-over, which ends with {@link #settle} or {@link #giveBack};
     * nobody closes it before.
     */
    synchronized int lend() {
        requireOpen();
        Libc.neverBlock(fd);
        underWay++;
        return fd;
    }

    /** A hand-over that was not even tried. */
    synchronized void giveBack() {
        underWay--;
        closeIfDue();
    }

    /** One hand-over has ended. Not to be called under a lock: the listener may do anything. */
    void settle(Outcome outcome) {
        boolean isTheOthers;
        Consumer<Outcome> told;
        synchronized (this) {
            underWay--;
            told = listener;
            boolean over = !keepOpen && (outcome == Outcome.ACKNOWLEDGED || told == null);
            isTheOthers = over && outcome != Outcome.NOT_SENT;
            closing |= over;
            closeIfDue();
        }
        if (isTheOthers) {
            closeOriginal();
        }
        if (told != null) {
            try {
                told.accept(outcome);
            } catch (RuntimeException | Error e) { // Its author's fault, not the channel's.
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
    }

    /** A listener's channel goes on in both processes; a connection is one process's (8.20). */
    private void closeOriginal() {
        if (kind == Kind.SOCKET && original != null) {
            try {
                original.close();
            } catch (IOException e) {
                // The descriptor is gone in any case: close(2).
            }
        }
    }

    // ---- For who receives it.

    /** Whether the socket is still open here, as a handle or as the channel that it became. */
    synchronized boolean isInUse() {
        return isOpen() || adopted != null && adopted.isOpen();
    }

    /**
     * The connection as an ordinary channel in blocking mode, which the caller must close. The
     * handle is empty afterwards.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when it is no connection, or empty already
     */
    public SocketChannel socket() {
        return adopt("connection", Sockets.STREAM, Adoption::socket);
    }

    /**
     * The listening socket as an ordinary channel in blocking mode, which the caller must close;
     * one that is only bound listens from now on. The handle is empty afterwards.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when it cannot listen, or is empty already
     */
    public ServerSocketChannel server() {
        return adopt("listening socket", Sockets.STREAM, Handle::listening);
    }

    /**
     * The datagram socket as an ordinary channel in blocking mode; otherwise as {@link #socket}.
     */
    public DatagramChannel datagram() {
        return adopt("datagram socket", Sockets.DATAGRAM, Adoption::datagram);
    }

    /**
     * Puts this listening socket in the place of the one of this process that listens at {@code
     * there}, for a server that opens its socket itself and is not started yet. What it accepts
     * then comes from here; the address that it tells stays the old one. The handle is empty.
     *
     * @throws ForkshopException ERR_INVALID_HANDLE_TYPE when this is no listening socket;
     *     ERR_INVALID_ARG_VALUE when not exactly one listens there
     */
    public synchronized void takePlaceOf(InetSocketAddress there) {
        requireHere();
        if (Sockets.option(fd, Sockets.LISTENING) != 1) {
            throw invalid("this handle is no listening socket", null);
        }
        int replaced = Sockets.replace(SocketSearch.listener(there, fd), fd);
        if (replaced < 0) {
            throw invalid("the socket cannot be replaced: " + Errno.meaning(-replaced), null);
        }
        Libc.close(fd);
        fd = -1;
    }

    /** The bare descriptor, which the caller must close. The handle is empty afterwards. */
    public synchronized int descriptor() {
        requireHere();
        int taken = fd;
        fd = -1;
        return taken;
    }

    private interface Adopter<C extends Channel> {
        C adopt(int fd) throws IOException;
    }

    private static ServerSocketChannel listening(int fd) throws IOException {
        if (Sockets.option(fd, Sockets.LISTENING) != 1) {
            int result = Sockets.listen(fd, 511); // Node's backlog
            if (result < 0) {
                throw new IOException(Errno.meaning(-result));
            }
        }
        return Adoption.server(fd);
    }

    private synchronized <C extends Channel> C adopt(String what, int type, Adopter<C> adopter) {
        requireHere();
        if (Sockets.option(fd, Sockets.TYPE) != type) {
            throw invalid("this handle is no " + what, null);
        }
        try {
            C channel = adopter.adopt(fd);
            fd = -1;
            adopted = channel;
            return channel;
        } catch (IOException | LibcException e) {
            throw invalid("this handle is no " + what + ": " + e.getMessage(), e);
        }
    }

    private void requireOpen() {
        if (fd < 0 || closing) {
            throw invalid("this handle is empty: it was handed over, taken or closed", null);
        }
    }

    /** What is on its way must keep its number: it may not be the kernel's yet. */
    private void requireHere() {
        requireOpen();
        if (underWay > 0) {
            throw invalid("this handle is on its way to another process", null);
        }
    }

    private static ForkshopException invalid(String why, Exception cause) {
        return new ForkshopException("ERR_INVALID_HANDLE_TYPE", why, cause);
    }

    /**
     * Closes the descriptor, if the handle still owns one: at once, or when it is back from its way
     * to another process.
     */
    @Override
    public synchronized void close() {
        closing = true;
        closeIfDue();
    }

    private void closeIfDue() {
        if (closing && underWay == 0 && fd >= 0) {
            Libc.close(fd);
            fd = -1;
        }
    }

    @Override
    public synchronized String toString() {
        return kind.type() + " handle" + (fd < 0 ? ", empty" : " on descriptor " + fd);
    }
}
