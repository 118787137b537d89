package io.forkshop.app.remote;

import io.forkshop.app.remote.wire.Op;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * What a child of the workbench writes, from its start if this session started it, else from the
 * first read. As long as somebody reads, slowly, the child waits as on any full pipe; before that
 * nothing waits, and what cannot be kept is missing.
 */
final class RemoteInput extends InputStream {
    private static final int ENOUGH_TO_TELL = 32 * 1024;

    private final int child;
    private final int descriptor;
    private final Caller caller;
    private final Deque<byte[]> pieces = new ArrayDeque<>(); // guarded by this, as is all below
    private int at; // in the first piece
    private long missing; // behind the pieces
    private int taken;
    private boolean asked;
    private boolean ended;
    private boolean closed;

    RemoteInput(int child, int descriptor, Caller caller) {
        this.child = child;
        this.descriptor = descriptor;
        this.caller = caller;
    }

    synchronized void add(byte[] bytes) {
        if (!closed && bytes.length > 0) {
            pieces.add(bytes);
            notifyAll();
        }
    }

    synchronized void missing(long count) {
        missing += count;
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        ask();
        int count;
        int told;
        synchronized (this) {
            awaitSomething();
            count = pieces.isEmpty() ? -1 : take(into, from, length);
            told = taken >= ENOUGH_TO_TELL ? taken : 0;
            taken -= told;
        }
        if (told > 0) {
            caller.tell(Op.TAKEN, child, descriptor, told);
        }
        return count;
    }

    private void ask() {
        synchronized (this) {
            if (asked || closed) {
                return;
            }
            asked = true;
        }
        caller.call(Op.READ, child, descriptor, true);
    }

    private void awaitSomething() throws IOException {
        while (pieces.isEmpty() && missing == 0 && !ended && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a child wrote nothing");
            }
        }
        if (closed) {
            throw new IOException("this stream is closed");
        }
        if (pieces.isEmpty() && missing > 0) {
            long gap = missing;
            missing = 0;
            throw new IOException(
                    gap
                            + " bytes are missing here: nobody read them when they came. 'output'"
                            + " shows the last lines of a process.");
        }
    }

    private int take(byte[] into, int from, int length) {
        byte[] piece = pieces.peek();
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        taken += count;
        if (at == piece.length) {
            pieces.poll();
            at = 0;
        }
        return count;
    }

    @Override
    public synchronized int available() {
        return pieces.isEmpty() ? 0 : pieces.peek().length - at;
    }

    /** The child is not told: the workbench goes on reading. */
    @Override
    public void close() {
        boolean flows;
        synchronized (this) {
            flows = asked && !closed && !ended;
            closed = true;
            pieces.clear();
            notifyAll();
        }
        if (flows) {
            caller.call(Op.READ, child, descriptor, false);
        }
    }

    @Override
    public String toString() {
        return descriptor == 1 ? "what it writes to stdout" : "what it writes to stderr";
    }
}
