package io.forkshop.runtime.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Handle.Kind;
import io.forkshop.runtime.channel.Handle.Outcome;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Sockets;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Handles between us and children on the real Node, both ways, in both serializations. */
@ExtendWith(NothingLeftBehind.class)
@ParameterizedClass
@EnumSource
class HandlesWithNodeTest {
    @Parameter Serialization serialization;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private record Received(Object message, Handle handle) {}

    @Test
    void nodeServesWhatWeHandIt() throws Exception {
        try (ChildProcess node = node("serves.js");
                ServerSocketChannel server = Sockets.server();
                ServerSocketChannel ours = Sockets.server();
                DatagramChannel packets = DatagramChannel.open().bind(Sockets.anyPort())) {
            Story story = Story.of(node);
            node.send("a", Handle.of(server).onOutcome(outcomes::add));
            node.send("behind");
            assertEquals("ready", story.nextMessage());
            assertEquals(List.of("listening", "a"), story.nextMessage());
            assertEquals("behind", story.nextMessage());
            assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", outcomes));
            try (SocketChannel client = Sockets.connect(server)) {
                assertEquals("served a by node\n", Sockets.readAll(client));
            }
            try (SocketChannel client = Sockets.connect(ours)) {
                SocketChannel accepted = ours.accept();
                node.send("b", Handle.of(accepted).onOutcome(outcomes::add));
                assertEquals("served b by node\n", Sockets.readAll(client));
                assertEquals(List.of("served", "b", port(client)), story.nextMessage());
                assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", outcomes));
                assertFalse(accepted.isOpen());
            }
            try (DatagramChannel client = DatagramChannel.open()) {
                client.connect(packets.getLocalAddress());
                node.send("c", Handle.of(packets));
                assertEquals(List.of("receiving", "c"), story.nextMessage());
                Sockets.write(client, "?");
                assertEquals("served c by node\n", Sockets.read(client));
            }
        }
    }

    @Test
    void weServeWhatNodeHandsUs() throws Exception {
        try (ChildProcess node = node("sends.js")) {
            Story story = Story.of(node);
            node.onHandle((message, handle) -> received.add(new Received(message, handle)));
            assertEquals("before", story.nextMessage());
            Received first = Waits.forNext("a server", received);
            assertEquals(Kind.SERVER, first.handle().kind());
            try (SocketChannel client = Sockets.connect(number(first));
                    ServerSocketChannel server = first.handle().server()) {
                // Node listens on it, too, and accepts as soon as it can: this one, or the next.
                assertFalse(server.isOpen() && !client.isConnected());
            }
            assertEquals("between", story.nextMessage());
            List<?> where = (List<?>) story.nextMessage();
            try (SocketChannel client = Sockets.connect((int) where.getLast())) {
                Received second = Waits.forNext("a connection", received);
                assertEquals(Kind.SOCKET, second.handle().kind());
                try (SocketChannel served = second.handle().socket()) {
                    assertEquals(client.getLocalAddress(), served.getRemoteAddress());
                    Sockets.write(served, "served by a JVM");
                }
                assertEquals("served by a JVM", Sockets.readAll(client));
            }
            assertEquals("behind", story.nextMessage());
            node.send("and a datagram socket");
            Received third = Waits.forNext("a datagram socket", received);
            assertEquals(Kind.DATAGRAM, third.handle().kind());
            try (DatagramChannel socket = third.handle().datagram()) {
                assertFalse(socket.isConnected());
            }
            assertEquals("last", story.nextMessage());
        }
    }

    private ChildProcess node(String script) {
        Workers.assumeNode();
        return ChildProcesses.fork(
                Workers.script("handles/" + script).toString(),
                List.of(),
                Workers.options().serialization(serialization));
    }

    private static int number(Received received) {
        return (int) ((List<?>) received.message()).getLast();
    }

    private static int port(SocketChannel client) throws Exception {
        return ((InetSocketAddress) client.getLocalAddress()).getPort();
    }
}
