package io.forkshop.runtime.channel;

import java.util.Map;

/**
 * What arrives at one end of a channel, told apart: the program's messages, those with a handle, a
 * protocol's own, and the answers to our handles. Each handle is answered once, before anybody
 * hears of it (node-spec 8.13 to 8.18). The reader owns it.
 */
final class Incoming implements FrameDecoder.Sink {
    /** The end that hears it all. */
    interface End {
        void message(Object message, int bytes);

        /** The handle is the end's from now on. */
        void message(Object message, Handle handle);

        /** Whether it would take a handle with a program's message now. */
        boolean takesHandles();

        /**
         * @param handle the end's from now on; null if none came with the message
         */
        void internal(Map<?, ?> message, Handle handle);

        /** What is written from now on may wait until {@link #flush}, to go out at once. */
        default void hold() {}

        default void flush() {}

        /** Sends {@code answer} past everything that waits. */
        void answer(Map<String, Object> answer);

        /** What the other side says of a handle of ours; it may say so unasked. */
        void answered(boolean got);

        void bad(BadFrame frame);

        /**
         * @param handle null for none, or one that Node does not have
         * @param descriptor -1 for none
         */
        default void tap(
                Tap.Kind kind, Object message, Slice wire, Handle.Kind handle, int descriptor) {}
    }

    private final Arrivals arrivals = new Arrivals();
    private final End end;
    private SocketCounts counts; // Made when the first connection with a key comes.

    Incoming(End end) {
        this.end = end;
    }

    /** The next bytes are at hand, and {@code descriptor} came with them; -1 if none did. */
    void read(int descriptor) {
        arrivals.read(descriptor);
    }

    @Override
    public void frame(Object message, Slice wire) {
        if (!Internal.is(message)) {
            arrivals.pass();
            end.tap(Tap.Kind.USER, message, wire, null, -1);
            end.message(message, (int) wire.size());
        } else if (Internal.carriesHandle(message)) {
            carrier(message, wire);
        } else {
            arrivals.pass();
            end.tap(Internal.tapped((Map<?, ?>) message), message, wire, null, -1);
            internal((Map<?, ?>) message);
        }
    }

    private void carrier(Object message, Slice wire) {
        Internal.Carried carried = Internal.unwrap(message);
        boolean internal = Internal.is(carried.message());
        int descriptor = arrivals.claim();
        Tap.Kind kind = internal ? Tap.Kind.INTERNAL : Tap.Kind.HANDLE;
        end.tap(kind, message, wire, carried.kind(), descriptor);
        boolean wanted = carried.kind() != null && (internal || end.takesHandles());
        if (descriptor < 0 || !wanted) {
            Arrivals.close(descriptor);
            end.answer(Internal.HANDLE_NACK); // The sender would wait for ever (8.17).
            return;
        }
        Handle handle = Handle.ofDescriptor(descriptor, carried.kind());
        if (carried.key() instanceof String key) {
            counts().add(key, handle);
        }
        if (internal) {
            end.hold(); // A protocol answers at once, and the other side wakes up only once.
            end.answer(Internal.HANDLE_ACK);
            end.internal((Map<?, ?>) carried.message(), handle);
            end.flush();
        } else {
            end.answer(Internal.HANDLE_ACK);
            end.message(carried.message(), handle);
        }
    }

    private void internal(Map<?, ?> message) {
        if (message.get("cmd").equals("NODE_HANDLE_ACK")) {
            end.answered(true);
        } else if (message.get("cmd").equals("NODE_HANDLE_NACK")) {
            end.answered(false);
        } else if (!isAboutSockets(message) || !counts().answers(message)) {
            end.internal(message, null);
        }
    }

    private static boolean isAboutSockets(Map<?, ?> message) {
        return ((String) message.get("cmd")).startsWith("NODE_SOCKET_");
    }

    private SocketCounts counts() {
        if (counts == null) {
            counts = new SocketCounts(end);
        }
        return counts;
    }

    /** The channel has ended: what belongs to no frame is closed, and nobody asks any more. */
    void end() {
        arrivals.closeAll();
        if (counts != null) {
            counts.end();
        }
    }

    @Override
    public void bad(BadFrame frame, Slice wire) {
        if (arrivals.pass()) {
            end.answer(Internal.HANDLE_NACK); // A handle came with it: somebody waits.
        }
        end.tap(Tap.Kind.BAD, frame, wire, null, -1);
        end.bad(frame);
    }
}
