package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Poller;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Our end of a child's input pipe. A write that has to wait parks its thread, so virtual threads
 * may write. One writer at a time; nothing is buffered here.
 */
final class PipeOutput extends OutputStream {
    private static final int CHUNK = 64 * 1024;

    private final PipeEnd end;
    private boolean open = true;
    private CountDownLatch writable;

    PipeOutput(PipeEnd end) {
        this.end = end;
    }

    /** A descriptor of the same pipe for another child, which writes beside us. */
    synchronized int handOn() {
        if (!open) {
            throw Checks.invalid("the input of a child is closed");
        }
        return end.handOn(true);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int at = from;
        while (at < from + length) {
            CountDownLatch wait = null;
            synchronized (this) {
                int count = writeNow(bytes, at, from + length - at);
                if (count == -Errno.EAGAIN) {
                    writable = wait = new CountDownLatch(1);
                    Poller.shared().whenReady(end.fd, Poller.WRITABLE, wait::countDown);
                } else {
                    at += count;
                }
            }
            if (wait != null) {
                await(wait);
            }
        }
    }

    private int writeNow(byte[] bytes, int from, int length) throws IOException {
        if (!open) {
            throw new IOException("the child's input is closed");
        }
        try (Arena arena = Arena.ofConfined()) {
            int size = Math.min(CHUNK, length);
            MemorySegment buffer = arena.allocate(size);
            MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, size);
            int count = end.write(buffer);
            if (count < 0 && count != -Errno.EAGAIN && count != -Errno.EINTR) {
                throw new IOException("writing to a child's input: " + Errno.meaning(-count));
            }
            return count == -Errno.EINTR ? -Errno.EAGAIN : count;
        }
    }

    /**
     * Writes all of it on a virtual thread of its own, and closes. A child that ends without having
     * read it is no error: its end closes this, which ends a waiting write.
     */
    void feed(byte[] all) {
        Thread.ofVirtual()
                .name("forkshop-input")
                .start(
                        () -> {
                            try (this) {
                                write(all, 0, all.length);
                            } catch (IOException e) {
                                // EPIPE, or closed: nobody reads any more.
                            }
                        });
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException(
                    "interrupted while a child did not read its input");
        }
    }

    /** The child sees the end of its input. */
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            end.closeWriting();
            if (writable != null) {
                writable.countDown();
            }
        }
    }
}
