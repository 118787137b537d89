package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Sockets;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A descriptor becomes an ordinary channel: in this VM, which nobody has opened for us, and in a
 * worker of ours, which is open.
 */
@ExtendWith(NothingLeftBehind.class)
class AdoptionTest {
    @TempDir Path folder;

    @Test
    void aListenerIsFoundAndBecomesASecondOneThatAccepts() throws Exception {
        try (ServerSocketChannel first = ServerSocketChannel.open().bind(anyPort());
                ServerSocketChannel second = Handle.of(first).server()) {
            SocketAddress address = first.getLocalAddress();
            first.close();
            try (SocketChannel client = SocketChannel.open(address);
                    SocketChannel accepted = second.accept()) {
                assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
                talk(client, accepted);
            }
        }
    }

    @Test
    void aListenerWorksUnderASelector() throws Exception {
        try (ServerSocketChannel first = ServerSocketChannel.open().bind(anyPort());
                ServerSocketChannel second = Handle.of(first).server();
                Selector selector = Selector.open()) {
            second.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            try (SocketChannel client = SocketChannel.open(first.getLocalAddress())) {
                assertEquals(1, selector.select());
                try (SocketChannel accepted = second.accept()) {
                    talk(client, accepted);
                }
            }
        }
    }

    @Test
    void aConnectionKnowsBothItsAddresses() throws Exception {
        for (String host : new String[] {"127.0.0.1", "::1"}) {
            SocketAddress any = new InetSocketAddress(InetAddress.getByName(host), 0);
            try (ServerSocketChannel server = ServerSocketChannel.open().bind(any);
                    SocketChannel client = SocketChannel.open(server.getLocalAddress());
                    SocketChannel accepted = server.accept();
                    SocketChannel adopted = Handle.of(accepted).socket()) {
                accepted.close();
                assertEquals(client.getLocalAddress(), adopted.getRemoteAddress());
                assertEquals(client.getRemoteAddress(), adopted.getLocalAddress());
                talk(client, adopted);
            }
        }
    }

    @Test
    void unixConnectionsAreToldApartThoughAllHaveTheSameAddresses() throws Exception {
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel first =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(path);
                ServerSocketChannel server = Handle.of(first).server();
                SocketChannel client1 = SocketChannel.open(path);
                SocketChannel accepted1 = server.accept();
                SocketChannel client2 = SocketChannel.open(path);
                SocketChannel accepted2 = server.accept();
                SocketChannel adopted2 = Handle.of(accepted2).socket();
                SocketChannel adopted1 = Handle.of(accepted1).socket()) {
            talk(client1, adopted1);
            talk(client2, adopted2);
        }
    }

    /** To be handed to several workers. */
    @Test
    void aListenerIsFoundAgainThoughItHasSeveralDescriptors() throws Exception {
        try (ServerSocketChannel first = ServerSocketChannel.open().bind(anyPort());
                Handle one = Handle.of(first);
                Handle two = Handle.of(first);
                ServerSocketChannel three = Handle.of(first).server()) {
            assertEquals(first.getLocalAddress(), one.localAddress());
            assertEquals(first.getLocalAddress(), two.localAddress());
            assertTrue(three.isOpen());
        }
    }

    @Test
    void twoListenersOnOnePortAreToldApart() throws Exception {
        var reuse = java.net.StandardSocketOptions.SO_REUSEPORT;
        try (ServerSocketChannel one = ServerSocketChannel.open();
                ServerSocketChannel two = ServerSocketChannel.open()) {
            one.setOption(reuse, true).bind(anyPort());
            two.setOption(reuse, true).bind(one.getLocalAddress());
            try (Handle handleOfOne = Handle.of(one)) {
                one.close();
                two.close();
                SocketAddress address = handleOfOne.localAddress();
                try (SocketChannel client = SocketChannel.open(address);
                        ServerSocketChannel again = handleOfOne.server();
                        SocketChannel accepted = again.accept()) {
                    talk(client, accepted);
                }
            }
        }
    }

    @Test
    void aDatagramSocketReceives() throws Exception {
        try (DatagramChannel first = DatagramChannel.open().bind(anyPort());
                DatagramChannel second = Handle.of(first).datagram();
                DatagramChannel sender = DatagramChannel.open()) {
            SocketAddress address = first.getLocalAddress();
            first.close();
            sender.send(ByteBuffer.wrap("ping".getBytes(UTF_8)), address);
            ByteBuffer received = ByteBuffer.allocate(10);
            second.receive(received);
            assertEquals("ping", text(received));
        }
    }

    @Test
    void aBoundSocketListensOnceItIsMadeAServer() throws Exception {
        int fd = Sockets.open(Sockets.AF_INET, Sockets.STREAM);
        assertEquals(0, Sockets.bind(fd, anyPort()));
        Handle handle = Handle.ofDescriptor(fd, Handle.Kind.NATIVE);
        SocketAddress address = handle.localAddress();
        assertNotEquals(0, ((InetSocketAddress) address).getPort());
        try (ServerSocketChannel server = handle.server();
                SocketChannel client = SocketChannel.open(address);
                SocketChannel accepted = server.accept()) {
            talk(client, accepted);
        }
    }

    @Test
    void aHandleGivesItsDescriptorOnce() throws Exception {
        try (ServerSocketChannel first = ServerSocketChannel.open().bind(anyPort())) {
            Handle handle = Handle.of(first);
            handle.server().close();
            assertFalse(handle.isOpen());
            assertInvalid(handle::server);
            assertInvalid(handle::descriptor);
            handle.close();
            handle.close();
        }
    }

    @Test
    void whatIsNotAConnectionDoesNotBecomeOne() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                SocketChannel socket = SocketChannel.open();
                DatagramChannel datagram = DatagramChannel.open().bind(anyPort());
                Handle handle = Handle.of(datagram)) {
            assertInvalid(() -> Handle.of(server));
            assertInvalid(() -> Handle.of(socket));
            assertInvalid(handle::socket);
            assertInvalid(handle::server);
            assertTrue(handle.isOpen());
        }
        int[] pair = io.forkshop.runtime.posix.Libc.pipe();
        try (Handle read = Handle.ofDescriptor(pair[0], Handle.Kind.SOCKET);
                Handle write = Handle.ofDescriptor(pair[1], Handle.Kind.NATIVE)) {
            assertInvalid(read::socket);
            assertInvalid(write::server);
        }
    }

    @Test
    void aChannelOnASelectorIsRefused() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                Selector selector = Selector.open()) {
            client.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            assertInvalid(() -> Handle.of(client));
        }
    }

    @Test
    void aListenerKnowsItsAddressWhereTheVmIsOpen() throws Exception {
        try (ServerSocketChannel first = ServerSocketChannel.open().bind(anyPort());
                ServerSocketChannel second = Handle.of(first).server()) {
            boolean open = Object.class.getModule().isOpen("sun.nio.ch", getClass().getModule());
            assertEquals(open, first.getLocalAddress().equals(second.getLocalAddress()));
        }
    }

    /** In this VM nothing is open to us; our own workers are started with the option for it. */
    @Nested
    class InAWorker {
        @Test
        void everythingHoldsThereToo() throws Exception {
            List<Path> classPath =
                    Stream.of(System.getProperty("java.class.path").split(":"))
                            .map(Path::of)
                            .toList();
            try (ChildProcess worker =
                    ChildProcesses.fork(
                            AdoptionInAWorker.class.getName(),
                            List.of(),
                            Workers.options().classPath(classPath))) {
                List<?> report = (List<?>) Story.of(worker).nextMessage();
                assertTrue(report.size() >= 11, report::toString);
                for (Object line : report) {
                    assertTrue(line.toString().endsWith(" holds"), line::toString);
                }
            }
        }
    }

    private static void assertInvalid(Runnable use) {
        ForkshopException e = assertThrows(ForkshopException.class, use::run);
        assertEquals("ERR_INVALID_HANDLE_TYPE", e.code());
    }

    private static SocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private static void talk(SocketChannel client, SocketChannel served) throws IOException {
        client.write(ByteBuffer.wrap("question".getBytes(UTF_8)));
        ByteBuffer read = ByteBuffer.allocate(20);
        served.configureBlocking(true);
        served.read(read);
        assertEquals("question", text(read));
        served.write(ByteBuffer.wrap("answer".getBytes(UTF_8)));
        read.clear();
        client.read(read);
        assertEquals("answer", text(read));
    }

    private static String text(ByteBuffer read) {
        return UTF_8.decode(read.flip()).toString();
    }
}
