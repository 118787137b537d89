package io.forkshop.runtime.channel;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Message;
import io.forkshop.runtime.posix.Sockets;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;

/**
 * A socket that was open when this VM started, by its number. Reads and writes block, as the parent
 * left it (node-spec 8.1).
 */
interface InheritedSocket {
    /** How many bytes were read; -1 or 0 at the end. */
    int read(byte[] into) throws IOException;

    /** A descriptor that came with the bytes last read, the caller's to close; -1 without one. */
    default int takeDescriptor() {
        return -1;
    }

    void write(byte[] bytes, int length) throws IOException;

    /**
     * Ends both directions, so that a blocked read returns; closing alone would leave it waiting.
     */
    void shutdown();

    /**
     * By file streams where the VM lets us at the number ({@code --add-opens
     * java.base/java.io=ALL-UNNAMED}, which our own workers have): java.lang.foreign would cost a
     * worker 30 ms and some MiB. Else by java.lang.foreign.
     */
    static InheritedSocket of(int fd) {
        try {
            Constructor<FileDescriptor> byNumber =
                    FileDescriptor.class.getDeclaredConstructor(int.class);
            byNumber.setAccessible(true);
            return new Streams(fd, byNumber.newInstance(fd));
        } catch (InaccessibleObjectException | ReflectiveOperationException e) {
            return new Native(fd);
        }
    }

    /** Through the JDK's own file streams. */
    final class Streams implements InheritedSocket {
        private final int fd;
        private final FileInputStream in;
        private final FileOutputStream out;

        Streams(int fd, FileDescriptor descriptor) {
            this.fd = fd;
            this.in = new FileInputStream(descriptor);
            this.out = new FileOutputStream(descriptor);
        }

        @Override
        public int read(byte[] into) throws IOException {
            return in.read(into);
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            out.write(bytes, 0, length);
        }

        @Override
        public void shutdown() {
            Libc.shutdown(fd, 2);
        }
    }

    /**
     * Through libc: for a VM that was started by somebody else's command line, such as a Node
     * parent's, and wherever a descriptor goes with the bytes.
     */
    final class Native implements InheritedSocket {
        private final int fd;
        private Message receiving; // the one reader's

        Native(int fd) {
            this.fd = fd;
        }

        @Override
        public int read(byte[] into) {
            if (receiving == null) {
                Arena arena = Arena.ofAuto();
                receiving = new Message(arena, arena.allocate(into.length));
            }
            int count = receiving.receive(fd);
            while (count == -Errno.EINTR) {
                count = receiving.receive(fd);
            }
            if (count > 0) {
                MemorySegment.copy(receiving.bytes(), ValueLayout.JAVA_BYTE, 0, into, 0, count);
            }
            return count;
        }

        @Override
        public int takeDescriptor() {
            return receiving.takeDescriptor();
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            write(bytes, length, -1);
        }

        /** Writes it all; {@code descriptor} goes with the first byte, if it is not -1. */
        void write(byte[] bytes, int length, int descriptor) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buffer = arena.allocate(Math.max(1, length));
                MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, length);
                long at = 0;
                while (at < length) {
                    MemorySegment rest = buffer.asSlice(at, length - at);
                    int written =
                            at == 0 && descriptor >= 0
                                    ? Sockets.send(fd, rest, descriptor, true)
                                    : Libc.write(fd, rest);
                    if (written < 0 && written != -Errno.EINTR) {
                        throw new IOException("Broken pipe");
                    }
                    at += Math.max(0, written);
                }
            }
        }

        @Override
        public void shutdown() {
            Libc.shutdown(fd, 2);
        }
    }
}
