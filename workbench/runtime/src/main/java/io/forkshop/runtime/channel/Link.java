package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The worker's end of the channel. Kept free of lambdas, formatting and native access on the way to
 * the first message: each would cost a starting worker milliseconds.
 */
final class Link {
    private final int fd;

    /** A worker that never listens stops being read to, and its parent's send says so. */
    private static final int MOST_PENDING = 16 * 1024 * 1024;

    private final Serialization serialization;
    private final InheritedSocket socket;
    private final Object writing = new Object();
    private ByteArrayOutputStream held; // What waits to be written at once; null: nothing waits.
    private final List<Consumer<Object>> messageListeners = new ArrayList<>();
    private final List<Runnable> disconnectListeners = new ArrayList<>();
    // A deque would refuse null, which is a message too.
    private final List<Object> pending = new ArrayList<>();
    private long pendingBytes;
    private HandleInbox handles; // Made when the first comes, or is waited for.
    private Consumer<BadFrame> badFrameListener;
    private volatile BiConsumer<Map<?, ?>, Handle> internalListener;
    private volatile WorkerPassage passage; // Made when the first handle is sent.
    private final KeepAlive keepAlive = new KeepAlive(this);
    private final LinkReader reader;
    private volatile boolean connected = true;
    private boolean over; // after the last disconnect listener

    private Link(int fd, Serialization serialization) {
        this.fd = fd;
        this.serialization = serialization;
        this.socket = InheritedSocket.of(fd);
        this.reader = new LinkReader(fd, socket, serialization, new Dispatch());
    }

    /**
     * The link that the environment announces (node-spec 8.2), already being read; null without
     * one.
     */
    static Link fromEnvironment() {
        String fd = System.getenv("NODE_CHANNEL_FD");
        if (fd == null || fd.isEmpty()) {
            return null;
        }
        String mode = System.getenv("NODE_CHANNEL_SERIALIZATION_MODE");
        Serialization serialization = mode == null ? Serialization.JSON : Serialization.named(mode);
        Link link = new Link(Integer.parseInt(fd), serialization);
        link.reader.start();
        return link;
    }

    boolean connected() {
        return connected;
    }

    /** Whether the caller is a listener: what it waits for from the parent would never be read. */
    static boolean inListener() {
        return Thread.currentThread() instanceof LinkReader;
    }

    boolean send(Object message) {
        Internal.refuse(message);
        return sendFrame(message);
    }

    private boolean sendFrame(Object message) {
        Frame frame = serialization.encode(message);
        requireConnected();
        synchronized (writing) {
            if (passage != null && !passage.isOpen()) {
                return passage.hold(message, frame);
            }
            write(frame);
        }
        return true;
    }

    boolean send(Object message, Handle handle) {
        Internal.refuse(message);
        return handOver(message, handle);
    }

    boolean sendInternal(Map<String, ?> message, Handle handle) {
        return handle == null ? sendFrame(message) : handOver(message, handle);
    }

    private boolean handOver(Object message, Handle handle) {
        requireConnected();
        synchronized (writing) {
            if (passage == null) {
                passage = new WorkerPassage(fd, writing);
            }
        }
        return passage.handOver(serialization, message, handle);
    }

    private void requireConnected() {
        if (!connected) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED", "the channel is closed; nothing was sent");
        }
    }

    private void write(Frame frame) {
        synchronized (writing) { // One writer at a time: a frame must not be torn by another.
            if (held != null) {
                held.write(frame.bytes(), 0, frame.length());
                return;
            }
            write(frame.bytes(), frame.length());
        }
    }

    private void write(byte[] bytes, int length) {
        try {
            socket.write(bytes, length);
        } catch (IOException e) {
            throw parentGone(e);
        }
    }

    static ForkshopException parentGone(IOException why) {
        return new ForkshopException(
                "EPIPE", "the parent does not listen any more; nothing was sent", why);
    }

    synchronized void onMessage(Consumer<Object> listener) {
        messageListeners.add(listener);
        keepAlive.listeners(1);
        List<Object> early = new ArrayList<>(pending);
        pending.clear();
        pendingBytes = 0;
        notifyAll();
        // Still under the lock: a message that arrives now must come after these.
        for (Object message : early) {
            if (messageListeners.isEmpty()) {
                pending.add(message); // The one before was the last that anybody wanted.
            } else {
                deliver(message);
            }
        }
    }

    synchronized boolean offMessage(Consumer<Object> listener) {
        return gone(messageListeners.remove(listener));
    }

    synchronized boolean offHandle(BiConsumer<Object, Handle> listener) {
        return gone(handles().remove(listener));
    }

    synchronized boolean offDisconnect(Runnable listener) {
        return gone(disconnectListeners.remove(listener));
    }

    private boolean gone(boolean removed) {
        if (removed) {
            keepAlive.listeners(-1);
        }
        return removed;
    }

    synchronized void ref(boolean wanted) {
        keepAlive.want(wanted);
    }

    synchronized void onHandle(BiConsumer<Object, Handle> listener) {
        reader.expectHandles();
        keepAlive.listeners(1);
        handles().listen(listener);
    }

    void onInternal(BiConsumer<Map<?, ?>, Handle> listener) {
        internalListener = listener;
    }

    private HandleInbox handles() {
        if (handles == null) {
            handles = new HandleInbox();
        }
        return handles;
    }

    synchronized void onDisconnect(Runnable listener) {
        if (over) {
            listener.run();
        } else {
            disconnectListeners.add(listener);
            keepAlive.listeners(1);
        }
    }

    synchronized void onBadFrame(Consumer<BadFrame> listener) {
        badFrameListener = listener;
    }

    void disconnect() {
        if (connected) {
            connected = false;
            if (passage == null) {
                socket.shutdown(); // The reader sees the end and does the rest.
            } else {
                passage.whenOpen(socket::shutdown);
            }
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private void ended() {
        connected = false;
        if (passage != null) {
            passage.abandon();
        }
        synchronized (this) {
            if (handles != null) {
                handles.closeAll();
            }
            for (int i = 0; i < disconnectListeners.size(); i++) { // One may add another.
                try {
                    disconnectListeners.get(i).run();
                } catch (Throwable thrown) {
                    uncaught(thrown);
                }
            }
            over = true;
            keepAlive.end();
        }
    }

    private synchronized void received(Object message, int bytes) {
        if (!messageListeners.isEmpty()) {
            deliver(message);
            return;
        }
        pending.add(message);
        pendingBytes += bytes;
        while (pendingBytes > MOST_PENDING && connected) {
            reader.watch().start(); // We do not see the channel's end while we wait.
            try {
                wait(1_000); // disconnect does not call us: it must not wait for a listener that
                // holds our lock.
            } catch (InterruptedException e) {
                return; // Nobody has a reason to interrupt this thread; read on.
            }
        }
    }

    private void deliver(Object message) {
        reader.watch().start();
        // As they are now: a listener added by a listener hears the next message first.
        Object[] listeners = messageListeners.toArray();
        for (Object listener : listeners) {
            try {
                tell(listener, message);
            } catch (Throwable thrown) {
                uncaught(thrown);
            }
        }
    }

    @SuppressWarnings("unchecked") // The list has no others.
    private static void tell(Object listener, Object message) {
        ((Consumer<Object>) listener).accept(message);
    }

    /**
     * As in Node, and unlike a JVM's background thread: an uncaught exception is the end of the
     * process.
     */
    static void uncaught(Throwable thrown) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
        Runtime.getRuntime().exit(1);
    }

    /** On the reader's thread. */
    private final class Dispatch implements LinkReader.End {
        @Override
        public void ended() {
            Link.this.ended();
        }

        @Override
        public void message(Object message, int bytes) {
            received(message, bytes);
        }

        @Override
        public boolean takesHandles() {
            synchronized (Link.this) {
                return !handles().isFull();
            }
        }

        @Override
        public void message(Object message, Handle handle) {
            reader.watch().start();
            synchronized (Link.this) {
                handles().add(message, handle);
            }
        }

        @Override
        public void internal(Map<?, ?> message, Handle handle) {
            BiConsumer<Map<?, ?>, Handle> listener = internalListener;
            if (listener != null) {
                try {
                    listener.accept(message, handle);
                } catch (Throwable thrown) {
                    uncaught(thrown);
                }
            } else if (handle != null) {
                handle.close();
            }
        }

        @Override
        public void answer(Map<String, Object> answer) {
            reader.expectHandles(); // Where one came, more may come, and this one again.
            try {
                write(serialization.encode(answer));
            } catch (ForkshopException gone) {
                // Nobody waits for the answer any more; the next read says so.
            }
        }

        @Override
        public void hold() {
            synchronized (writing) {
                held = new ByteArrayOutputStream();
            }
        }

        @Override
        public void flush() {
            synchronized (writing) {
                byte[] bytes = held.toByteArray();
                held = null;
                try {
                    write(bytes, bytes.length);
                } catch (ForkshopException gone) {
                    // As above.
                }
            }
        }

        @Override
        public void answered(boolean got) {
            if (passage != null) {
                passage.answered(got);
            }
        }

        @Override
        public void bad(BadFrame frame) {
            Consumer<BadFrame> listener;
            synchronized (Link.this) {
                listener = badFrameListener;
            }
            if (listener != null) {
                try {
                    listener.accept(frame);
                } catch (Throwable thrown) {
                    uncaught(thrown);
                }
            } else {
                System.err.println("from the parent: " + frame);
            }
        }
    }
}
