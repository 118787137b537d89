package io.forkshop.app.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One client: asks, hears the answer, and may ask again over the same connection. */
final class Client {
    private static final ByteBuffer BYTES = ByteBuffer.allocateDirect(1 << 16); // one thread

    private final Selector selector;
    private final InetSocketAddress server;
    private final byte[] request;
    private final Answer answer = new Answer();
    private SocketChannel channel; // null without a connection
    private ByteBuffer toSend;
    private long due;
    private long number; // of its request; 0: it does not ask
    private boolean kept; // whether this request goes over a connection that served another
    private long rests; // asks nothing before this moment

    Client(Selector selector, InetSocketAddress server, byte[] request) {
        this.selector = selector;
        this.server = server;
        this.request = request;
    }

    boolean asks() {
        return number != 0;
    }

    boolean asks(long itsNumber) {
        return number == itsNumber;
    }

    long number() {
        return number;
    }

    /** When the request should have begun. */
    long due() {
        return due;
    }

    Answer answer() {
        return answer;
    }

    /** Whether it has a connection already. */
    boolean isConnected() {
        return channel != null;
    }

    void rest(long until) {
        rests = until;
    }

    boolean mayAsk(long now) {
        return !asks() && now - rests >= 0;
    }

    long restsUntil() {
        return rests;
    }

    /** Begins a request; what cannot even begin is thrown, and is over. */
    void ask(long itsNumber, long itsDue) throws IOException {
        number = itsNumber;
        due = itsDue;
        answer.clear();
        toSend = ByteBuffer.wrap(request);
        kept = channel != null;
        if (kept) {
            send();
        } else {
            connect();
        }
    }

    private void connect() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean done = channel.connect(server);
        channel.register(selector, done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (done) {
            send();
        }
    }

    private void send() throws IOException {
        channel.write(toSend);
        int more = toSend.hasRemaining() ? SelectionKey.OP_WRITE : 0;
        channel.keyFor(selector).interestOps(SelectionKey.OP_READ | more);
    }

    /** Something can be done. */
    void ready(SelectionKey key) throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            send();
            return;
        }
        if (key.isWritable()) {
            send();
        }
        if (key.isReadable()) {
            read();
        }
    }

    private void read() throws IOException {
        int count = channel.read(BYTES.clear());
        if (count >= 0) {
            answer.take(BYTES.flip());
            return;
        }
        answer.closed();
        if (!answer.whole() || !asks()) {
            String when = answer.begun() ? "within an answer" : "without an answer";
            throw new EOFException("the connection ended " + when);
        }
    }

    /** Whether the server may have ended a kept connection before it saw this request. */
    boolean cameTooLate() {
        return kept && !answer.begun();
    }

    /** The request is over. */
    void finish(boolean keep) {
        number = 0;
        if (!keep) {
            hangUp();
        }
    }

    void hangUp() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Gone in any case.
        }
        channel = null;
    }
}
