package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.util.Map;

/**
 * A worker's sending once it has sent a handle. Its writes block; so what a handle holds back is
 * written by a thread of its own, never by the reader (node-spec 8.23c), and the worker does not
 * end before that. The link's writing lock guards it.
 */
final class WorkerPassage implements Passage.Wire {
    private final Object writing;
    private final InheritedSocket.Native socket;
    private final Passage passage = new Passage(this);
    private boolean ended;
    private Thread sender;

    WorkerPassage(int fd, Object writing) {
        this.writing = writing;
        this.socket = new InheritedSocket.Native(fd);
    }

    /** Under the lock: whether a frame may be written past us. */
    boolean isOpen() {
        return passage.isOpen();
    }

    /** Under the lock: keeps the frame until the answer is there. */
    boolean hold(Object message, Frame frame) {
        return hold(new Outgoing(message, Tap.Kind.USER, frame, null));
    }

    private boolean hold(Outgoing frame) {
        boolean first = passage.send(frame);
        if (sender == null) {
            sender = new Thread(this::sendOn, "forkshop-sends-on");
            sender.start();
        }
        return first;
    }

    boolean handOver(Serialization serialization, Object message, Handle handle) {
        Map<String, Object> carrier = Internal.wrap(message, handle);
        Frame encoded = serialization.encode(carrier);
        Outgoing frame = new Outgoing(carrier, Tap.Kind.HANDLE, encoded, null, handle);
        try {
            synchronized (writing) {
                if (ended) {
                    throw SendQueue.closed();
                }
                return passage.isOpen() ? passage.send(frame) : hold(frame);
            }
        } catch (ForkshopException e) {
            frame.giveBack();
            throw e;
        } finally {
            passage.settleAll(writing);
        }
    }

    @Override
    public boolean write(Outgoing frame) {
        try {
            socket.write(frame.bytes(), frame.length(), frame.descriptor());
        } catch (IOException e) {
            return SendQueue.fail(frame.done(), Link.parentGone(e));
        }
        frame.accepted();
        frame.left();
        return true;
    }

    /** What the parent says of a handle; on the reader thread. */
    void answered(boolean got) {
        synchronized (writing) {
            passage.answered(got);
            if (sender == null) {
                passage.passHeld(); // Nothing is held; but a disconnect may wait.
            }
            writing.notifyAll();
        }
        passage.settleAll(writing);
    }

    private void sendOn() {
        synchronized (writing) {
            passage.passHeld(); // The answer may have come before this thread.
            while (!passage.isOpen() && !ended) {
                try {
                    writing.wait();
                } catch (InterruptedException e) {
                    // Nobody has a reason to interrupt this thread.
                }
                passage.passHeld();
            }
            sender = null;
        }
        passage.settleAll(writing);
    }

    /** Runs {@code action} once everything is sent that was handed over so far. */
    void whenOpen(Runnable action) {
        synchronized (writing) {
            passage.whenOpen(action);
        }
    }

    /** The channel has ended. */
    void abandon() {
        synchronized (writing) {
            ended = true;
            passage.abandon();
            writing.notifyAll();
        }
        passage.settleAll(writing);
    }
}
