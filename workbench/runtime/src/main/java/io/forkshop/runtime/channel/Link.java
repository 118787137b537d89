package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
    private final List<Consumer<Object>> messageListeners = new ArrayList<>();
    private final List<Runnable> disconnectListeners = new ArrayList<>();
    // A deque would refuse null, which is a message too.
    private final List<Object> pending = new ArrayList<>();
    private long pendingBytes;
    private Consumer<BadFrame> badFrameListener;
    private Thread keeper;
    private ParentWatch watch;
    private volatile boolean connected = true;
    private volatile boolean over; // after the last disconnect listener

    private Link(int fd, Serialization serialization) {
        this.fd = fd;
        this.serialization = serialization;
        this.socket = InheritedSocket.of(fd);
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
        link.new Reader().start();
        return link;
    }

    boolean connected() {
        return connected;
    }

    boolean send(Object message) {
        Internal.refuse(message);
        Frame frame = serialization.encode(message);
        if (!connected) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED", "the channel is closed; nothing was sent");
        }
        write(frame);
        return true;
    }

    private void write(Frame frame) {
        synchronized (writing) { // One writer at a time: a frame must not be torn by another.
            try {
                socket.write(frame.bytes(), frame.length());
            } catch (IOException e) {
                throw new ForkshopException(
                        "EPIPE", "the parent does not listen any more; nothing was sent", e);
            }
        }
    }

    synchronized void onMessage(Consumer<Object> listener) {
        messageListeners.add(listener);
        keepAlive();
        List<Object> early = new ArrayList<>(pending);
        pending.clear();
        pendingBytes = 0;
        notifyAll();
        // Still under the lock: a message that arrives now must come after these.
        for (Object message : early) {
            deliver(message);
        }
    }

    synchronized void onDisconnect(Runnable listener) {
        if (over) {
            listener.run();
        } else {
            disconnectListeners.add(listener);
            keepAlive();
        }
    }

    synchronized void onBadFrame(Consumer<BadFrame> listener) {
        badFrameListener = listener;
    }

    void disconnect() {
        if (connected) {
            connected = false;
            socket.shutdown(); // The reader sees the end and does the rest.
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /**
     * A thread that is not a daemon and waits: what a listener means for the life of a Node process
     * (7.12).
     */
    private void keepAlive() {
        if (keeper == null && !over) {
            keeper = new Keeper();
            keeper.start();
        }
    }

    private final class Keeper extends Thread {
        Keeper() {
            super("forkshop-keeps-alive");
        }

        @Override
        public void run() {
            while (!over) {
                LockSupport.park(this);
            }
        }
    }

    /** A daemon: it must not keep the worker alive, only watch and deliver. */
    private final class Reader extends Thread {
        Reader() {
            super("forkshop-parent");
            setDaemon(true);
        }

        @Override
        public void run() {
            watch = new ParentWatch(fd); // Here, off the way to the first message.
            FrameDecoder decoder = serialization.decoder(new Dispatch());
            byte[] bytes = new byte[64 * 1024];
            try {
                int count;
                while ((count = socket.read(bytes)) > 0) {
                    decoder.accept(bytes, count);
                }
            } catch (IOException e) {
                // A reset is an end like any other: the parent is gone.
            }
            ended();
            watch.endWithParent();
        }
    }

    private void ended() {
        connected = false;
        watch.start();
        synchronized (this) {
            for (int i = 0; i < disconnectListeners.size(); i++) { // One may add another.
                try {
                    disconnectListeners.get(i).run();
                } catch (Throwable thrown) {
                    uncaught(thrown);
                }
            }
            over = true;
            LockSupport.unpark(keeper);
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
            watch.start(); // We do not see the channel's end while we wait.
            try {
                wait(1_000); // disconnect does not call us: it must not wait for a listener that
                // holds our lock.
            } catch (InterruptedException e) {
                return; // Nobody has a reason to interrupt this thread; read on.
            }
        }
    }

    private void deliver(Object message) {
        watch.start();
        // A listener added by a listener hears the next message first.
        int count = messageListeners.size();
        for (int i = 0; i < count; i++) {
            try {
                messageListeners.get(i).accept(message);
            } catch (Throwable thrown) {
                uncaught(thrown);
            }
        }
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

    private final class Dispatch implements FrameDecoder.Sink {
        @Override
        public void frame(Object message, int bytes) {
            if (!Internal.is(message)) {
                received(message, bytes);
            } else if (Internal.carriesHandle(message)) {
                // We take no descriptors yet; a sender that hears nothing would wait for ever
                // (node-spec 8.17).
                answer(Internal.HANDLE_NACK);
            }
        }

        private void answer(Object message) {
            try {
                write(serialization.encode(message));
            } catch (ForkshopException gone) {
                // Nobody waits for the answer any more; the next read says so.
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
