package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Message;
import io.forkshop.runtime.posix.Sockets;
import io.forkshop.runtime.testing.Waits;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The other end of a channel, byte for byte: it says what no honest peer would say, and sees what
 * came when.
 */
final class RawPeer implements AutoCloseable {
    private static final int LONGEST_READ = 64 * 1024;

    private final Arena arena = Arena.ofShared();
    private final Message received = new Message(arena, arena.allocate(LONGEST_READ));
    private final MemorySegment pollfd = arena.allocate(8, 4);
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<Integer> descriptors = new ArrayList<>();
    private int fd;
    private boolean ended;

    RawPeer(int fd) {
        this.fd = fd;
    }

    void say(String text) {
        say(text, -1);
    }

    /** With a descriptor beside the first byte, if it is not -1; ours stays open. */
    void say(String text, int descriptor) {
        say(text.getBytes(UTF_8), descriptor);
    }

    void say(byte[] bytes, int descriptor) {
        try (Arena one = Arena.ofConfined()) {
            MemorySegment all = one.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long at = 0;
            while (at < bytes.length) {
                MemorySegment rest = all.asSlice(at);
                int written =
                        at == 0 && descriptor >= 0
                                ? Sockets.send(fd, rest, descriptor, true)
                                : Libc.write(fd, rest);
                assertTrue(written > 0, "cannot write: " + written);
                at += written;
            }
        }
    }

    /** The next line without its end; null at the end of the channel. */
    String hear() {
        while (lines.isEmpty() && !ended) {
            assertTrue(isReadable(Waits.LONGEST.toMillis()), "waited in vain for a line");
            read();
        }
        return lines.poll();
    }

    /** Nothing has come, nor will: whoever could send something has been asked before. */
    void hearNothing() {
        if (isReadable(0)) {
            read();
        }
        assertEquals(List.of(), List.copyOf(lines));
    }

    private boolean isReadable(long millis) {
        pollfd.set(ValueLayout.JAVA_INT, 0, fd);
        pollfd.set(ValueLayout.JAVA_SHORT, 4, (short) 1);
        return Libc.poll(pollfd, 1, (int) millis) > 0;
    }

    private void read() {
        int count = received.receive(fd);
        ended = count <= 0;
        int descriptor = received.takeDescriptor();
        if (descriptor >= 0) {
            descriptors.add(descriptor);
        }
        for (int i = 0; i < count; i++) {
            byte b = received.bytes().get(ValueLayout.JAVA_BYTE, i);
            if (b == '\n') {
                lines.add(partial.toString(UTF_8));
                partial.reset();
            } else {
                partial.write(b);
            }
        }
    }

    /** One read's bytes are enough to have a descriptor. */
    int readOnceForADescriptor() {
        assertTrue(isReadable(Waits.LONGEST.toMillis()), "waited in vain for bytes");
        read();
        assertTrue(lines.isEmpty(), "the frame is whole already");
        return takeDescriptor();
    }

    /** The descriptor that has come first and was not asked for yet, now the caller's. */
    int takeDescriptor() {
        return descriptors.removeFirst();
    }

    int waitingDescriptors() {
        return descriptors.size();
    }

    /** Dies without a word. */
    @Override
    public void close() {
        if (fd >= 0) {
            descriptors.forEach(Libc::close);
            descriptors.clear();
            Libc.close(fd);
            fd = -1;
            arena.close();
        }
    }
}
