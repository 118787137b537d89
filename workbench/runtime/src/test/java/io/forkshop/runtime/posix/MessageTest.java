package io.forkshop.runtime.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.forkshop.runtime.testing.NothingLeftBehind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Descriptors beside bytes, and sockets that are no Java channels. */
@ExtendWith(NothingLeftBehind.class)
class MessageTest {
    private static final int CLOSE_ON_EXEC = 1;

    /** Of two, one is kept; of many, the kernel lets go the rest: none may stay open here. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 253})
    void oneDescriptorOfAMessageIsKept(int sent) {
        int[] pair = Libc.socketPair();
        try (Arena arena = Arena.ofConfined()) {
            sendMany(arena, pair[0], sent);
            Message message = new Message(arena, arena.allocate(100));
            assertEquals(1, message.receive(pair[1]));
            int received = message.takeDescriptor();
            assertTrue(received >= 0);
            assertEquals(CLOSE_ON_EXEC, Libc.callInt(Fn.FCNTL, received, 1, 0));
            assertEquals(-1, message.takeDescriptor());
            Libc.close(received);
        }
        Libc.close(pair[0]);
        Libc.close(pair[1]);
    }

    /** struct msghdr by hand: our own Message sends one at most. */
    private static void sendMany(Arena arena, int fd, int count) {
        MemorySegment vector = arena.allocate(JAVA_LONG, 2);
        vector.setAtIndex(JAVA_LONG, 0, arena.allocateFrom("x").address());
        vector.setAtIndex(JAVA_LONG, 1, 1);
        MemorySegment control = arena.allocate(16 + 4L * count + 4, 8);
        control.set(JAVA_LONG, 0, 16 + 4L * count);
        control.set(JAVA_INT, 8, 1);
        control.set(JAVA_INT, 12, 1);
        for (int i = 0; i < count; i++) {
            control.set(JAVA_INT, 16 + 4L * i, fd);
        }
        MemorySegment header = arena.allocate(56, 8);
        header.set(JAVA_LONG, 16, vector.address());
        header.set(JAVA_LONG, 24, 1);
        header.set(JAVA_LONG, 32, control.address());
        header.set(JAVA_LONG, 40, 16 + 4L * count);
        assertEquals(1, Libc.callInt(Fn.SENDMSG, fd, header.address(), 0));
    }

    @Test
    void aPlainReadLetsTheDescriptorGo() {
        int[] pair = Libc.socketPair();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom("ab");
            assertEquals(3, Sockets.send(pair[0], bytes, pair[0], false));
            assertEquals(3, Libc.receive(pair[1], arena.allocate(10)));
        }
        Libc.close(pair[0]);
        Libc.close(pair[1]);
    }

    @Test
    void aBareListenerAcceptsAndNeverBlocks() throws Exception {
        for (String host : new String[] {"127.0.0.1", "::1"}) {
            SocketAddress any = new InetSocketAddress(InetAddress.getByName(host), 0);
            boolean six = host.contains(":");
            int server = Sockets.open(six ? Sockets.AF_INET6 : Sockets.AF_INET, Sockets.STREAM);
            assertEquals(0, Sockets.bind(server, any));
            assertEquals(0, Sockets.listen(server, 511));
            assertEquals(-Errno.EAGAIN, Sockets.accept(server));
            SocketAddress address = Sockets.local(server);
            try (var client = java.nio.channels.SocketChannel.open(address)) {
                int accepted = Sockets.accept(server);
                assertEquals(client.getLocalAddress(), Sockets.remote(accepted));
                assertEquals(address, Sockets.local(accepted));
                Libc.close(accepted);
            }
            assertEquals(-Errno.EADDRINUSE, bindAgain(address, six));
            Libc.close(server);
        }
    }

    private static int bindAgain(SocketAddress address, boolean six) {
        int second = Sockets.open(six ? Sockets.AF_INET6 : Sockets.AF_INET, Sockets.STREAM);
        int result = Sockets.bind(second, address);
        Libc.close(second);
        return result;
    }

    @Test
    void whatIsNoSocketHasNoAddressAndNoOptions() throws Exception {
        int[] pipe = Libc.pipe();
        assertEquals(null, Sockets.local(pipe[0]));
        assertEquals(null, Sockets.remote(pipe[0]));
        assertEquals(-Errno.ENOTSOCK, Sockets.option(pipe[0], Sockets.TYPE));
        Libc.close(pipe[0]);
        Libc.close(pipe[1]);
        Path path = Files.createTempDirectory("socket").resolve("s");
        int unix = Sockets.open(Sockets.AF_UNIX, Sockets.STREAM);
        assertEquals(0, Sockets.bind(unix, java.net.UnixDomainSocketAddress.of(path)));
        assertEquals(java.net.UnixDomainSocketAddress.of(path), Sockets.local(unix));
        Libc.close(unix);
        Files.delete(path);
        Files.delete(path.getParent());
    }
}
