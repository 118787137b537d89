package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * The parent's end of a channel: a connected socket and one thread that reads it. The reader never
 * writes and never waits for the writer, so two ends that both send a lot cannot lock each other up
 * (node-spec 8.23c). Any thread may send.
 */
public final class Channel {
    private static final int READ_SIZE = 64 * 1024;
    private static final int READING = 0;
    private static final int BOTH_WAYS = 2;

    /**
     * What the owner of a channel hears, all of it on the reader thread and in the order it
     * happened.
     */
    public interface Receiver {
        void message(Object message);

        /** One of the library's own messages, {@code cmd} NODE_…; ignored unless somebody cares. */
        default void internal(Map<?, ?> message) {}

        void badFrame(BadFrame frame);

        /** The last call: nothing more will be heard. */
        void disconnected();
    }

    private final int fd;
    private final Serialization serialization;
    private final Receiver receiver;
    private final Tap tap;
    private final SendQueue queue;
    private volatile boolean connected = true;

    /**
     * Takes over {@code fd}, a connected stream socket; nothing is read before {@link #start}.
     *
     * @param serialization what the other end speaks
     * @param tap sees every frame; may be null
     */
    public Channel(int fd, Serialization serialization, Receiver receiver, Tap tap) {
        this.fd = fd;
        this.serialization = serialization;
        this.receiver = receiver;
        this.tap = tap == null ? null : new SafeTap(tap);
        this.queue = new SendQueue(fd);
    }

    /**
     * Starts the reader, a daemon platform thread of that name: a blocking read would pin a virtual
     * thread's carrier.
     */
    public void start(String threadName) {
        Thread.ofPlatform().daemon().name(threadName).start(this::readToTheEnd);
    }

    /** False from the moment either side disconnected. */
    public boolean connected() {
        return connected;
    }

    /**
     * Sends a copy of {@code message} as JSON; never blocks.
     *
     * @param done may be null; called on the writing thread
     * @return false when 128 KiB or more wait in this process because the other side does not read,
     *     or the channel is closed (node-spec 7.7, 7.9); true otherwise. Closed or full without
     *     {@code done} raises the error instead.
     */
    public boolean send(Object message, SendCallback done) {
        Internal.refuse(message);
        return write(message, Tap.Kind.USER, done);
    }

    private boolean write(Object message, Tap.Kind kind, SendCallback done) {
        Frame frame = serialization.encode(message);
        if (!connected) {
            return SendQueue.fail(
                    done,
                    new ForkshopException(
                            "ERR_IPC_CHANNEL_CLOSED", "the channel is closed; nothing was sent"));
        }
        // Under the queue's lock, so that the tap sees frames in the order in which they are
        // written.
        synchronized (queue) {
            if (tap != null) {
                tap.frame(Tap.Direction.SENT, kind, message, frame.length());
            }
            return queue.add(frame.bytes(), frame.length(), done);
        }
    }

    /**
     * Ends the conversation: {@link #connected} is false at once; what waits to be sent is sent
     * first; then the other side sees the end of its input, and the receiver hears {@code
     * disconnected}. A second call does nothing.
     */
    public void disconnect() {
        if (connected) {
            connected = false;
            queue.whenEmpty(() -> queue.shutdown(BOTH_WAYS));
        }
    }

    /**
     * The other process is gone: read what it left in the socket, then end, even if somebody else
     * still holds it.
     */
    public void finish() {
        queue.abandon();
        queue.shutdown(READING); // Linux still gives out what was queued before, then end of file.
    }

    private void readToTheEnd() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(READ_SIZE);
            byte[] bytes = new byte[READ_SIZE];
            FrameDecoder decoder = serialization.decoder(new Dispatch());
            int count;
            while ((count = Libc.receive(fd, buffer)) > 0 || count == -Errno.EINTR) {
                if (count > 0) {
                    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
                    decoder.accept(bytes, count);
                }
            }
        } finally {
            connected = false;
            queue.abandon();
            queue.close();
            receiver.disconnected();
        }
    }

    /** An exception out of a tap is its author's, and must not end the channel. */
    private record SafeTap(Tap tap) implements Tap {
        @Override
        public void frame(Direction direction, Kind kind, Object message, int bytes) {
            try {
                tap.frame(direction, kind, message, bytes);
            } catch (RuntimeException | Error e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        }
    }

    private final class Dispatch implements FrameDecoder.Sink {
        @Override
        public void frame(Object message, int bytes) {
            boolean internal = Internal.is(message);
            if (tap != null) {
                tap.frame(
                        Tap.Direction.RECEIVED,
                        internal ? Tap.Kind.INTERNAL : Tap.Kind.USER,
                        message,
                        bytes);
            }
            if (!internal) {
                receiver.message(message);
            } else if (Internal.carriesHandle(message)) {
                // We take no descriptors yet; a sender that hears nothing would wait for ever
                // (node-spec 8.17).
                write(Internal.HANDLE_NACK, Tap.Kind.INTERNAL, e -> {});
            } else {
                receiver.internal((Map<?, ?>) message);
            }
        }

        @Override
        public void bad(BadFrame frame) {
            receiver.badFrame(frame);
        }
    }
}
