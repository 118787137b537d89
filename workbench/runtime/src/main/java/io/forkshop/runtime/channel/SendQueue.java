package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The one writer of a socket. A frame goes straight to the kernel when nothing waits; what the
 * kernel does not take is kept in order and written by a thread that lives only while something
 * waits. Its monitor guards all of its state.
 */
final class SendQueue {
    /** From here on send says false: node-spec 7.7. */
    static final int HIGH_WATER = 128 * 1024;

    /**
     * From here on send refuses: a reader that never reads must not cost the sender its memory.
     * Overhead counts.
     */
    static final int FULL = 64 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final int OVERHEAD = 64; // what a waiting frame costs besides its bytes

    /**
     * @param frame null unless a descriptor goes with it
     */
    private record Waiting(byte[] bytes, SendCallback done, Outgoing frame) {}

    private final int fd;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private MemorySegment chunk = MemorySegment.NULL;
    private int firstWritten; // bytes of the first waiting frame that the kernel already has
    private long waitingBytes;
    private boolean draining;
    private boolean abandoned;
    private boolean closed;
    private Runnable whenEmpty;

    SendQueue(int fd) {
        this.fd = fd;
    }

    boolean add(byte[] bytes, int length, SendCallback done) {
        return add(bytes, length, done, null);
    }

    /** With the frame's descriptor, if it has one. */
    boolean add(Outgoing frame) {
        Outgoing carrier = frame.carriesHandle() ? frame : null;
        return add(frame.bytes(), frame.length(), frame.done(), carrier);
    }

    private synchronized boolean add(
            byte[] bytes, int length, SendCallback done, Outgoing carrier) {
        if (abandoned) {
            return fail(done, closed());
        }
        if (waitingBytes + (long) OVERHEAD * waiting.size() >= FULL) {
            return fail(done, full());
        }
        int written = waiting.isEmpty() ? writeNow(bytes, 0, length, carrier) : 0;
        if (written < 0) {
            // The peer is gone but its end of file has not been read yet: the same answer as a
            // moment later.
            return fail(
                    done,
                    new ForkshopException("EPIPE", "the other side is gone; nothing was sent"));
        }
        if (carrier != null) {
            carrier.accepted();
        }
        if (written == length) {
            succeed(done);
            return true;
        }
        // Its own copy: the writer's buffer may be twice as large, and the first part is gone.
        waiting.add(new Waiting(Arrays.copyOfRange(bytes, written, length), done, carrier));
        waitingBytes += length - written;
        startDraining();
        return waitingBytes < HIGH_WATER;
    }

    /** Runs {@code action} once everything handed over so far has been written or given up. */
    synchronized void whenEmpty(Runnable action) {
        if (waiting.isEmpty() || abandoned) {
            action.run();
        } else {
            whenEmpty = action;
        }
    }

    /**
     * shutdown(2), unless the descriptor has been closed: then the number may be somebody else's.
     */
    synchronized void shutdown(int how) {
        if (!closed) {
            Libc.shutdown(fd, how);
        }
    }

    /** Whether something can be read from the socket now. */
    synchronized boolean isReadable() {
        if (closed) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            return Libc.poll(Libc.pollfd(arena, fd, Libc.POLLIN), 1, 0) > 0;
        }
    }

    /** Gives up what still waits: nobody will read it. */
    synchronized void abandon() {
        abandoned = true;
        while (!waiting.isEmpty()) {
            SendCallback done = waiting.poll().done();
            if (done != null) {
                tell(done, closed());
            }
        }
        waitingBytes = 0;
        firstWritten = 0;
        notifyAll();
    }

    /**
     * Closes the descriptor once no thread of ours uses it: its number may be somebody else's a
     * moment later.
     */
    synchronized void close() {
        shutdown(2); // wakes a drainer that waits in poll
        boolean interrupted = false;
        while (draining) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (!closed) {
            closed = true;
            Libc.close(fd);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void startDraining() {
        if (!draining) {
            Thread.ofPlatform().daemon().name("forkshop-send-" + fd).start(this::drain);
            draining = true; // Not before: there may be no thread to be had.
        }
    }

    private void drain() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = Libc.pollfd(arena, fd, Libc.POLLOUT);
            boolean more = true;
            while (more) {
                Libc.poll(pollfd, 1, -1);
                more = drainOnce();
            }
        }
    }

    private synchronized boolean drainOnce() {
        while (!waiting.isEmpty()) {
            Waiting first = waiting.peek();
            int written =
                    writeNow(first.bytes(), firstWritten, first.bytes().length, first.frame());
            if (written < 0) {
                abandon();
                break;
            }
            waitingBytes -= written;
            firstWritten += written;
            if (firstWritten < first.bytes().length) {
                return true;
            }
            firstWritten = 0;
            waiting.poll();
            succeed(first.done());
        }
        draining = false;
        notifyAll();
        if (whenEmpty != null) {
            whenEmpty.run();
            whenEmpty = null;
        }
        return false;
    }

    /** How many bytes the kernel took without waiting; -1 when the other side is gone. */
    private int writeNow(byte[] bytes, int from, int to, Outgoing carrier) {
        int at = from;
        MemorySegment chunk = chunkFor(to - from);
        while (at < to) {
            int size = (int) Math.min(chunk.byteSize(), to - at);
            MemorySegment.copy(bytes, at, chunk, ValueLayout.JAVA_BYTE, 0, size);
            int sent = sendNow(chunk.asSlice(0, size), carrier);
            if (sent == -Errno.EAGAIN) {
                break;
            }
            if (sent < 0 && sent != -Errno.EINTR) {
                return -1;
            }
            at += Math.max(0, sent);
        }
        return at - from;
    }

    /** Made anew for each frame it would cost more than the frame: the old one, if it is enough. */
    private MemorySegment chunkFor(int size) {
        if (chunk.byteSize() < Math.min(size, CHUNK)) {
            chunk = Arena.ofAuto().allocate(Math.min(CHUNK, Math.max(4096, size * 2L)));
        }
        return chunk;
    }

    /** A descriptor goes with the first byte of its frame (node-spec 8.15). */
    private int sendNow(MemorySegment bytes, Outgoing carrier) {
        if (carrier == null || carrier.hasLeft()) {
            return Libc.sendNow(fd, bytes);
        }
        int sent = Sockets.send(fd, bytes, carrier.descriptor(), false);
        if (sent > 0) {
            carrier.left();
        }
        return sent;
    }

    private static void succeed(SendCallback done) {
        if (done != null) {
            tell(done, null);
        }
    }

    /** An exception out of a callback is its author's, and must not stop the writer. */
    private static void tell(SendCallback done, ForkshopException error) {
        try {
            done.done(error);
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    static boolean fail(SendCallback done, ForkshopException error) {
        if (done == null) {
            throw error;
        }
        tell(done, error);
        return false;
    }

    static ForkshopException closed() {
        return new ForkshopException(
                "ERR_IPC_CHANNEL_CLOSED", "the channel is closed; nothing was sent");
    }

    static ForkshopException full() {
        return new ForkshopException(
                "ERR_IPC_QUEUE_FULL",
                (FULL >> 20)
                        + " MiB wait to be sent because the other side does not read; wait for it,"
                        + " or disconnect");
    }
}
