package io.forkshop.runtime.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Handle.Outcome;
import io.forkshop.runtime.children.HandsOverAndEnds;
import io.forkshop.runtime.children.SendsHandles;
import io.forkshop.runtime.children.ServesHandles;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Sockets;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Uncaught;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A JVM hands sockets to a JVM, and both sides serve with what they got (node-spec 8.14). */
@ExtendWith(NothingLeftBehind.class)
class HandlesBetweenJvmsTest {
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    @Test
    void aListeningSocketIsServedByTheWorker() throws Exception {
        try (ChildProcess worker = Workers.jvm(ServesHandles.class);
                ServerSocketChannel server = Sockets.server()) {
            Story story = Story.of(worker);
            worker.send("a", Handle.of(server).onOutcome(outcomes::add));
            assertEquals("ready", story.nextMessage());
            assertEquals(List.of("listening", "a"), story.nextMessage());
            assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", outcomes));
            assertTrue(server.isOpen(), "both can listen");
            try (SocketChannel client = Sockets.connect(server)) {
                assertEquals("served a by a JVM\n", Sockets.readAll(client));
                assertEquals(
                        List.of("served", "a", client.getLocalAddress().toString()),
                        story.nextMessage());
            }
        }
    }

    @Test
    void aConnectionIsServedByTheWorkerAndClosedHere() throws Exception {
        try (ChildProcess worker = Workers.jvm(ServesHandles.class);
                ServerSocketChannel server = Sockets.server()) {
            Story story = Story.of(worker);
            for (String message : List.of("first", "second", "third")) {
                try (SocketChannel client = Sockets.connect(server)) {
                    SocketChannel accepted = server.accept();
                    worker.send(message, Handle.of(accepted).onOutcome(outcomes::add));
                    assertEquals("served " + message + " by a JVM\n", Sockets.readAll(client));
                    assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", outcomes));
                    assertFalse(accepted.isOpen(), "it is the worker's now (node-spec 8.20)");
                }
            }
            assertEquals("ready", story.nextMessage());
        }
    }

    @Test
    void keepOpenKeepsTheSendersConnection() throws Exception {
        try (ChildProcess worker = Workers.jvm(ServesHandles.class);
                ServerSocketChannel server = Sockets.server();
                SocketChannel client = Sockets.connect(server);
                SocketChannel accepted = server.accept();
                Handle handle = Handle.of(accepted).keepOpen().onOutcome(outcomes::add)) {
            worker.send("kept", handle);
            assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", outcomes));
            assertTrue(accepted.isOpen() && handle.isOpen(), "kept");
            Sockets.write(accepted, "and by the parent\n");
            accepted.close();
            handle.close();
            assertEquals(
                    List.of("and by the parent", "served kept by a JVM"),
                    Sockets.readAll(client).lines().sorted().toList());
        }
    }

    @Test
    void aDatagramSocketIsServedByTheWorker() throws Exception {
        try (ChildProcess worker = Workers.jvm(ServesHandles.class);
                DatagramChannel ours = DatagramChannel.open().bind(Sockets.anyPort());
                DatagramChannel client = DatagramChannel.open().connect(ours.getLocalAddress())) {
            Story story = Story.of(worker);
            worker.send("packets", Handle.of(ours));
            assertEquals("ready", story.nextMessage());
            assertEquals(List.of("receiving", "packets"), story.nextMessage());
            Sockets.write(client, "?");
            assertEquals("served packets by a JVM\n", Sockets.read(client));
        }
    }

    /** Those that a handle holds back come in the order in which they were sent. */
    @Test
    void plainMessagesAroundAHandleKeepTheirOrder() throws Exception {
        try (ChildProcess worker = Workers.jvm(ServesHandles.class);
                ServerSocketChannel server = Sockets.server()) {
            Story story = Story.of(worker);
            assertTrue(worker.send(1));
            worker.send("a", Handle.of(server));
            boolean second = worker.send(2);
            boolean third = worker.send(3);
            assertTrue(second || third, "7.7: the first that waits is no reason to stop");
            List<Object> heard = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                heard.add(story.nextMessage());
            }
            assertEquals(List.of("ready", 1, List.of("listening", "a"), 2, 3), heard);
            try (SocketChannel client = Sockets.connect(server)) {
                assertEquals("served a by a JVM\n", Sockets.readAll(client));
            }
        }
    }

    @Test
    void aHandleWaitsForItsFirstListenerAndIsClosedWithTheChannelIfNoneComes() throws Exception {
        try (ChildProcess worker = Workers.jvm(HandsOverAndEnds.class)) {
            Story story = Story.of(worker);
            assertEquals(1, story.nextMessage());
            BlockingQueue<Handle> late = new LinkedBlockingQueue<>();
            worker.onHandle((message, handle) -> late.add(handle));
            Handle handle = Waits.forNext("a late handle", late);
            assertTrue(handle.localAddress() != null && handle.isOpen());
            handle.close();
            assertEquals("exited with code 0", story.exit().toString());
        }
        ChildProcess unheard = Workers.jvm(HandsOverAndEnds.class);
        Story story = Story.of(unheard);
        assertEquals(1, story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    @Test
    void aListenerThatThrowsLeavesNoDescriptorOpen() throws Exception {
        try (ChildProcess worker = Workers.jvm(HandsOverAndEnds.class)) {
            RuntimeException fault = new RuntimeException("a listener's fault");
            BlockingQueue<Handle> seen = new LinkedBlockingQueue<>();
            worker.onHandle(
                    (message, handle) -> {
                        seen.add(handle);
                        throw fault;
                    });
            Handle handle = Waits.forNext("a handle", seen);
            assertEquals("exited with code 0", Story.of(worker).exit().toString());
            assertFalse(handle.isOpen());
            Uncaught.take(1, fault.getMessage());
        }
    }

    @Test
    void aWorkerSendsItsParentHandles() throws Exception {
        BlockingQueue<Handle> handles = new LinkedBlockingQueue<>();
        try (ChildProcess worker = Workers.jvm(SendsHandles.class)) {
            Story story = Story.of(worker);
            worker.onHandle((message, handle) -> handles.add(handle));
            assertEquals("before", story.nextMessage());
            SocketAddress address;
            try (Handle handle = Waits.forNext("a server", handles)) {
                address = handle.localAddress();
                ServerSocketChannel server = handle.server();
                try (server;
                        SocketChannel client = SocketChannel.open(address);
                        SocketChannel accepted = server.accept()) {
                    assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
                }
            }
            List<Object> heard = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                heard.add(story.nextMessage());
            }
            assertTrue(heard.remove(List.of("SERVER", "ACKNOWLEDGED")), heard::toString);
            assertEquals("between", heard.getFirst());
            List<?> where = (List<?>) heard.getLast();
            try (SocketChannel client = Sockets.connect((int) where.getLast());
                    Handle handle = Waits.forNext("a connection", handles);
                    SocketChannel served = handle.socket()) {
                assertEquals(client.getLocalAddress(), served.getRemoteAddress());
                Sockets.write(served, "served by the parent");
                served.close();
                assertEquals("served by the parent", Sockets.readAll(client));
            }
            heard.clear();
            for (int i = 0; i < 3; i++) {
                heard.add(story.nextMessage());
            }
            assertTrue(heard.contains(List.of("SOCKET", "ACKNOWLEDGED")), heard::toString);
            assertTrue(heard.indexOf("behind") < heard.indexOf("closed"), heard::toString);
        }
    }
}
