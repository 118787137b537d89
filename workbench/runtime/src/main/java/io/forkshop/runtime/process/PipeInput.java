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
 */
final class PipeInput extends InputStream {
    private static final int CHUNK = 64 * 1024;

    private final int fd;
    private final Runnable ended;
    private byte[] kept = new byte[0];
    private int keptAt;
    private boolean used;
    private boolean open = true;
    private boolean reported;
    private CountDownLatch readable;

    /** {@code used} says from the beginning that somebody will read. */
    PipeInput(int fd, boolean used, Runnable ended) {
        this.fd = fd;
        this.used = used;
        this.ended = ended;
        Libc.neverBlock(fd);
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
                int count = fromPipe(into, from, length);
                if (count != -Errno.EAGAIN) {
                    return count;
                }
                readable = wait = new CountDownLatch(1);
                Poller.shared().whenReady(fd, Poller.READABLE, wait::countDown);
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
            int count = Libc.read(fd, buffer);
            if (count > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, from, count);
                return count;
            }
            if (count == 0) {
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
        if (!used && open) {
            Poller.shared().whenReady(fd, Poller.HANGUP_ONLY, this::hungUp);
        }
    }

    private synchronized void hungUp() {
        if (used || !open) {
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

    @Override
    public synchronized int available() {
        return kept.length - keptAt;
    }

    @Override
    public synchronized void close() {
        kept = new byte[0];
        keptAt = 0;
        release();
    }

    private void release() {
        if (open) {
            open = false;
            Poller.shared().forget(fd);
            Libc.close(fd);
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
