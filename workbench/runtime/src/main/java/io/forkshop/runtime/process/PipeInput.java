package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Our end of a child's output pipe. A read that has to wait parks its thread and lets the poller
 * wait, so virtual threads may read; close from another thread ends a waiting read. One reader at a
 * time.
 *
 * <p>{@code ended} runs once: when the reader has seen the end or closed the stream; or, if nobody
 * ever read, when the child is gone and nobody holds the other end (node-spec 2.9). What was in the
 * pipe then can still be read, from memory.
 *
 * <p>While the pipe is lent to other children, only they read (node-spec 3.7): a read here waits
 * until the last of them has ended, and nothing is kept from under their hands.
 */
final class PipeInput extends InputStream {
    private static final int CHUNK = 64 * 1024;

    private final Runnable ended;
    private PipeEnd end;
    private byte[] kept = new byte[0];
    private int keptAt;
    private boolean used;
    private boolean open = true;
    private boolean closed;
    private boolean reported;
    private boolean childGone;
    private int lent;
    private CountDownLatch readable;

    /** {@code used} says from the beginning that somebody will read. */
    PipeInput(PipeEnd end, boolean used, Runnable ended) {
        this.end = end;
        this.used = used;
        this.ended = ended;
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
        while (true) {
            CountDownLatch wait;
            synchronized (this) {
                used = true;
                if (keptAt < kept.length) {
                    return fromMemory(into, from, length);
                }
                if (!open) {
                    return -1;
                }
                int count = lent > 0 ? -Errno.EAGAIN : fromPipe(into, from, length);
                if (count != -Errno.EAGAIN) {
                    return count;
                }
                readable = wait = new CountDownLatch(1);
                if (lent == 0) {
                    Poller.shared().whenReady(end.fd, Poller.READABLE, wait::countDown);
                }
            }
            await(wait);
        }
    }

    private int fromMemory(byte[] into, int from, int length) {
        int count = Math.min(length, kept.length - keptAt);
        System.arraycopy(kept, keptAt, into, from, count);
        keptAt += count;
        return count;
    }

    private int fromPipe(byte[] into, int from, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.min(CHUNK, length));
            int count = end.read(buffer);
            if (count > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, from, count);
                return count;
            }
            if (count == 0 || count == -Errno.ECONNRESET) { // Of a socket it did not read all of.
                release();
                return -1;
            }
            if (count != -Errno.EAGAIN && count != -Errno.EINTR) {
                throw new IOException("reading a child's output: " + Errno.meaning(-count));
            }
            return -Errno.EAGAIN;
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException(
                    "interrupted while waiting for a child's output");
        }
    }

    /**
     * The child has ended. If nobody reads, keep what is there and give the descriptor back as soon
     * as it is final.
     */
    synchronized void childEnded() {
        childGone = true;
        if (!used && open && lent == 0) {
            Poller.shared().whenReady(end.fd, Poller.HANGUP_ONLY, this::hungUp);
        }
    }

    private synchronized void hungUp() {
        if (used || !open || lent > 0) {
            return;
        }
        byte[] all = new byte[CHUNK];
        int length = 0;
        try {
            int count;
            while ((count = fromPipe(all, length, all.length - length)) > 0) {
                length += count;
                all = Arrays.copyOf(all, length + CHUNK);
            }
        } catch (IOException e) {
            release();
        }
        kept = Arrays.copyOf(all, length);
    }

    /**
     * A descriptor of the same pipe for a child that is about to start. What was kept from a child
     * that has ended goes back into a pipe first.
     */
    synchronized int lend() {
        if (closed) {
            throw Checks.invalid("the output of a child was closed here");
        }
        if (!open) {
            putBack();
        }
        int theirs = end.handOn(false);
        lent++;
        Poller.shared().forget(end.fd);
        if (readable != null) {
            readable.countDown(); // A reader waits for something else now.
        }
        return theirs;
    }

    private void putBack() {
        int[] pipe = Libc.pipe();
        end = PipeEnd.pipe(pipe[0]);
        open = true;
        new PipeOutput(PipeEnd.pipe(pipe[1])).feed(Arrays.copyOfRange(kept, keptAt, kept.length));
        kept = new byte[0];
        keptAt = 0;
    }

    /** One whom it was lent to has ended, or never started. */
    synchronized void takeBack() {
        if (--lent > 0 || !open) {
            return;
        }
        if (readable != null) {
            readable.countDown();
        }
        if (childGone) {
            childEnded();
        }
    }

    @Override
    public synchronized int available() {
        return kept.length - keptAt;
    }

    @Override
    public synchronized void close() {
        closed = true;
        kept = new byte[0];
        keptAt = 0;
        release();
    }

    private void release() {
        if (open) {
            open = false;
            end.closeReading();
        }
        if (readable != null) {
            readable.countDown();
        }
        if (!reported) {
            reported = true;
            ended.run();
        }
    }
}
