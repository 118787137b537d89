package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Message;

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
        /** One message, as it was parsed. */
        void message(Object message);

        /**
         * A message that came with a handle, now the receiver's to use or close; the other side has
         * been told that it arrived.
         */
        default void message(Object message, Handle handle) {
            handle.close();
        }

        /** Whether a handle would be taken now; if not, the other side hears that at once. */
        default boolean takesHandles() {
            return true;
        }

        /**
         * One of the library's own messages, {@code cmd} NODE_…; ignored unless somebody cares.
         *
         * @param handle what came with it, now the receiver's to use or close; null if nothing did
         */
        default void internal(Map<?, ?> message, Handle handle) {
            if (handle != null) {
                handle.close();
            }
        }

        /** Bytes that are no frame; what follows them is read as usual. */
        void badFrame(BadFrame frame);

        /** The last call: nothing more will be heard. */
        void disconnected();
    }

    private final int fd;
    private final Serialization serialization;
    private final Receiver receiver;
    private final Tap tap;
    private final SendQueue queue;
    private final Passage passage = new Passage(this::put); // guarded by the queue
    private volatile boolean connected = true;
    private volatile boolean allHeard; // The reader waits for more.
    private Runnable probe; // guarded by the queue; null: no question is open

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
        this.tap = tap;
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
     * Whether something that the other side has sent may still be on its way to the receiver. False
     * says that all of what had been sent before this call has been heard.
     */
    public boolean hasUnheard() {
        // In this order: what is no longer to be read has been taken by a reader that had said
        // before that it is busy, and says the opposite only when all of it has been heard.
        return queue.isReadable() || !allHeard;
    }

    /**
     * Sends a copy of {@code message}; never blocks.
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

    /**
     * As {@link #send(Object, SendCallback)}, and hands {@code handle} over with the message. What
     * is sent afterwards, and a disconnect, waits until the other side has answered for it
     * (node-spec 8.17). The channel has the handle from now on, as {@link Handle#onOutcome} tells;
     * if an error is raised, it is the caller's as before.
     *
     * @return as without a handle; behind another handle, true only for the first that waits
     */
    public boolean send(Object message, Handle handle, SendCallback done) {
        Internal.refuse(message);
        return handOver(message, handle, Tap.Kind.HANDLE, done);
    }

    /**
     * For a protocol on top of the channel, such as a cluster's: sends {@code message}, whose
     * {@code cmd} starts with NODE_, in one order with all others.
     *
     * @param handle handed over with it; null for none
     */
    public boolean sendInternal(Map<String, ?> message, Handle handle, SendCallback done) {
        return handle == null
                ? write(message, Tap.Kind.INTERNAL, done)
                : handOver(message, handle, Tap.Kind.INTERNAL, done);
    }

    /**
     * Asks the other side's library, not its program, for a sign of life. It answers at once for a
     * handle that did not come with its message (node-spec 8.17), and does nothing else. Left out
     * while an earlier question, or a handle, awaits its answer.
     *
     * @param answered called on the reader thread
     */
    public void probe(Runnable answered) {
        Frame frame = serialization.encode(Internal.PROBE);
        synchronized (queue) {
            if (connected && probe == null && passage.isOpen()) {
                probe = answered;
                tapSent(Tap.Kind.INTERNAL, Internal.PROBE, frame, null, -1);
                queue.add(frame.bytes(), frame.length(), error -> {});
            }
        }
    }

    /** Answers come in order, and no handle was on its way when the question was sent. */
    private Runnable takeProbe(boolean got) {
        Runnable answered = got ? null : probe;
        if (answered != null) {
            probe = null;
        }
        return answered;
    }

    private boolean write(Object message, Tap.Kind kind, SendCallback done) {
        Frame frame = serialization.encode(message);
        if (!connected) {
            return SendQueue.fail(done, SendQueue.closed());
        }
        // Under the queue's lock, so that the tap sees frames in the order in which they are
        // written.
        synchronized (queue) {
            if (!passage.isOpen()) {
                return passage.send(new Outgoing(message, kind, frame, done));
            }
            tapSent(kind, message, frame, null, -1);
            return queue.add(frame.bytes(), frame.length(), done);
        }
    }

    private boolean handOver(Object message, Handle handle, Tap.Kind kind, SendCallback done) {
        Object carrier = Internal.wrap(message, handle);
        Outgoing frame = new Outgoing(carrier, kind, serialization.encode(carrier), done, handle);
        try {
            synchronized (queue) {
                if (!connected) {
                    throw SendQueue.closed();
                }
                return passage.send(frame);
            }
        } catch (ForkshopException e) {
            if (done == null) {
                frame.giveBack();
                throw e;
            }
            frame.settle(Handle.Outcome.NOT_SENT);
            return SendQueue.fail(done, e);
        } finally {
            passage.settleAll(queue);
        }
    }

    /** The passage's way to the wire; under the queue's lock. */
    private boolean put(Outgoing frame) {
        tapSent(
                frame.kind(),
                frame.message(),
                frame.frame(),
                frame.handleKind(),
                frame.descriptor());
        return queue.add(frame);
    }

    /** Goes past everything that waits: an answer never waits for an answer (node-spec 8.17). */
    private void answer(Map<String, Object> message) {
        Frame frame = serialization.encode(message);
        synchronized (queue) {
            tapSent(Internal.tapped(message), message, frame, null, -1);
            queue.add(frame.bytes(), frame.length(), error -> {});
        }
    }

    private void tapSent(
            Tap.Kind kind, Object message, Frame frame, Handle.Kind handle, int descriptor) {
        if (tap != null) {
            Slice wire = new Slice().of(frame);
            tap(Tap.Direction.SENT, kind, message, wire, handle, descriptor);
        }
    }

    private void tap(
            Tap.Direction direction,
            Tap.Kind kind,
            Object message,
            Slice wire,
            Handle.Kind handle,
            int descriptor) {
        TappedFrame frame =
                new TappedFrame(direction, kind, serialization, message, wire, handle, descriptor);
        try {
            tap.frame(frame);
        } catch (RuntimeException | Error e) {
            // Its author's, and must not end the channel.
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        } finally {
            frame.over();
        }
    }

    /**
     * Ends the conversation: {@link #connected} is false at once; what waits to be sent is sent
     * first, also behind a handle that awaits its answer (node-spec 7.13); then the other side sees
     * the end of its input, and the receiver hears {@code disconnected}. A second call does
     * nothing.
     */
    public void disconnect() {
        synchronized (queue) {
            if (connected) {
                connected = false;
                passage.whenOpen(() -> queue.whenEmpty(() -> queue.shutdown(BOTH_WAYS)));
            }
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
        Incoming incoming = new Incoming(new Dispatch());
        try (Arena arena = Arena.ofConfined()) {
            Message received = new Message(arena, arena.allocate(READ_SIZE));
            byte[] bytes = new byte[READ_SIZE];
            FrameDecoder decoder = serialization.decoder(incoming);
            MemorySegment readable = Libc.pollfd(arena, fd, Libc.POLLIN);
            int count;
            while ((count = next(received, readable)) > 0 || count == -Errno.EINTR) {
                if (count > 0) {
                    incoming.read(received.takeDescriptor());
                    MemorySegment.copy(received.bytes(), ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
                    decoder.accept(bytes, count);
                }
            }
        } finally {
            incoming.end();
            ended();
        }
    }

    /** Waits apart from reading: {@link #hasUnheard} could not tell else what is being read. */
    private int next(Message received, MemorySegment readable) {
        allHeard = true;
        Libc.poll(readable, 1, -1);
        allHeard = false;
        return received.receive(fd);
    }

    private void ended() {
        connected = false;
        queue.abandon();
        synchronized (queue) {
            passage.abandon();
        }
        passage.settleAll(queue);
        queue.close();
        receiver.disconnected();
    }

    private final class Dispatch implements Incoming.End {
        @Override
        public void message(Object message, int bytes) {
            receiver.message(message);
        }

        @Override
        public boolean takesHandles() {
            return receiver.takesHandles();
        }

        @Override
        public void message(Object message, Handle handle) {
            receiver.message(message, handle);
        }

        @Override
        public void internal(Map<?, ?> message, Handle handle) {
            receiver.internal(message, handle);
        }

        @Override
        public void answer(Map<String, Object> answer) {
            Channel.this.answer(answer);
        }

        @Override
        public void answered(boolean got) {
            Runnable probed;
            synchronized (queue) {
                probed = takeProbe(got);
                if (probed == null) {
                    passage.answered(got);
                    passage.passHeld();
                }
            }
            if (probed != null) {
                probed.run();
            }
            passage.settleAll(queue);
        }

        @Override
        public void bad(BadFrame frame) {
            receiver.badFrame(frame);
        }

        @Override
        public void tap(
                Tap.Kind kind, Object message, Slice wire, Handle.Kind handle, int descriptor) {
            if (tap != null) {
                Tap.Direction received = Tap.Direction.RECEIVED;
                Channel.this.tap(received, kind, message, wire, handle, descriptor);
            }
        }
    }
}
