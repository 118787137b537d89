package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Handle.Kind;
import io.forkshop.runtime.channel.Handle.Outcome;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Sending a handle, seen from the other end of the wire, which is not always honest. */
@ExtendWith(NothingLeftBehind.class)
class HandOverTest {
    private static final String ACK = "{\"cmd\":\"NODE_HANDLE_ACK\"}\n";
    private static final String NACK = "{\"cmd\":\"NODE_HANDLE_NACK\"}\n";
    private static final String A_SERVER =
            "{\"cmd\":\"NODE_HANDLE\",\"type\":\"net.Server\",\"msg\":\"here\"}";

    private final Ear ear = new Ear();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<String> tapped = new CopyOnWriteArrayList<>();
    private Channel channel;
    private RawPeer peer;
    private ServerSocketChannel server;

    @BeforeEach
    void start() throws Exception {
        int[] pair = Libc.socketPair();
        channel =
                new Channel(
                        pair[0],
                        Serialization.JSON,
                        ear,
                        frame -> tapped.add(frame.direction() + " " + frame.kind()));
        channel.start("forkshop-child-test");
        peer = new RawPeer(pair[1]);
        server = io.forkshop.runtime.testing.Sockets.server();
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        peer.close();
        String last = ear.next();
        while (!last.equals("disconnected")) {
            last = ear.next();
        }
    }

    private Handle handle() {
        return Handle.of(server).onOutcome(outcomes::add);
    }

    private Outcome outcome() throws InterruptedException {
        return Waits.forNext("the outcome", outcomes);
    }

    /** Whatever we are told about it has been told when this comes back. */
    private void roundTrip() throws InterruptedException {
        peer.say("\"round trip\"\n");
        assertEquals("message round trip", ear.next());
    }

    /** node-spec 8.14 */
    @Test
    void theFrameIsNodesOwnAndTheDescriptorIsTheSocket() throws Exception {
        channel.send("here", handle(), null);
        assertEquals(A_SERVER, peer.hear());
        int received = peer.takeDescriptor();
        assertEquals(server.getLocalAddress(), Sockets.local(received));
        assertEquals(1, Sockets.option(received, Sockets.LISTENING));
        Libc.close(received);
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
        roundTrip();
        assertEquals(List.of("SENT HANDLE", "RECEIVED ACK", "RECEIVED USER"), List.copyOf(tapped));
    }

    /** Node relies on it (8.14), and the flag is both processes'. */
    @Test
    void whatIsHandedOverNeverBlocksAndOurBlockingChannelStillWaits() throws Exception {
        BlockingQueue<SocketChannel> accepted = new LinkedBlockingQueue<>();
        Thread acceptor = accepting(accepted); // It waits in the kernel when the flag changes.
        channel.send("here", Handle.of(server), null);
        peer.hear();
        int received = peer.takeDescriptor();
        assertTrue(flags(received).endsWith("4002"), flags(received)); // O_NONBLOCK | O_RDWR
        Libc.close(received);
        peer.say(ACK);
        for (int i = 0; i < 2; i++) {
            try (SocketChannel client = io.forkshop.runtime.testing.Sockets.connect(server);
                    SocketChannel served = Waits.forNext("a connection", accepted)) {
                assertEquals(client.getLocalAddress(), served.getRemoteAddress());
            }
            acceptor.join();
            acceptor = accepting(accepted); // Now there is nobody to accept.
            Thread waiting = acceptor;
            Waits.until("its wait in accept", () -> isIn(waiting, "accept"));
            assertTrue(server.isBlocking() && accepted.isEmpty());
        }
        io.forkshop.runtime.testing.Sockets.connect(server).close();
        Waits.forNext("the last connection", accepted).close();
        acceptor.join();
    }

    private Thread accepting(BlockingQueue<SocketChannel> accepted) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                accepted.add(server.accept());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private static boolean isIn(Thread thread, String method) {
        return Stream.of(thread.getStackTrace()).anyMatch(f -> f.getMethodName().equals(method));
    }

    private static String flags(int fd) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).stream()
                .filter(line -> line.startsWith("flags:"))
                .findFirst()
                .orElseThrow();
    }

    /** node-spec 8.17, 7.7, 8.22 */
    @Test
    void whatComesBehindAHandleWaitsForItsAnswerButOurAnswersDoNot() throws Exception {
        assertTrue(channel.send("here", handle(), null));
        assertTrue(channel.send(1, null));
        assertFalse(channel.send("second", handle(), null));
        assertFalse(channel.send(2, null));
        assertEquals(A_SERVER, peer.hear());
        peer.hearNothing();

        int back = peer.takeDescriptor();
        peer.say(A_SERVER + "\n", back);
        Libc.close(back);
        assertEquals("handle here SERVER", ear.next());
        ear.nextHandle().close();
        assertEquals(ACK.strip(), peer.hear());
        peer.hearNothing();

        peer.say(ACK);
        assertEquals("1", peer.hear());
        assertEquals(A_SERVER.replace("here", "second"), peer.hear());
        roundTrip();
        peer.hearNothing();
        peer.say(ACK);
        assertEquals("2", peer.hear());
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
    }

    /** node-spec 7.13 */
    @Test
    void disconnectWaitsForTheAnswerAndForWhatIsBehindIt() throws Exception {
        channel.send("here", handle(), null);
        channel.send("last words", null);
        channel.disconnect();
        assertFalse(channel.connected());
        assertEquals(A_SERVER, peer.hear());
        roundTrip();
        peer.hearNothing();
        peer.say(ACK);
        assertEquals("last words", peer.hear().replace("\"", ""));
        assertNull(peer.hear());
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
    }

    /** node-spec 8.19: as often as Node offers a connection. */
    @Test
    void aRefusedHandleIsOfferedFourTimes() throws Exception {
        Handle handle = handle();
        channel.send("here", handle, null);
        channel.send("behind", null);
        for (int i = 0; i < 4; i++) {
            assertEquals(A_SERVER, peer.hear());
            assertEquals(i + 1, peer.waitingDescriptors(), "each offer has its descriptor");
            assertTrue(outcomes.isEmpty());
            peer.say(NACK);
        }
        assertEquals("\"behind\"", peer.hear());
        assertEquals(Outcome.REFUSED, outcome());
        assertTrue(handle.isOpen(), "whoever hears of it may send it to another");
        handle.close();
    }

    @Test
    void aHandleRefusedOnceAndThenTakenIsAcknowledged() throws Exception {
        channel.send("here", handle(), error -> outcomes.add(Outcome.NOT_SENT));
        assertEquals(Outcome.NOT_SENT, outcome(), "the callback: once, at the first write");
        assertEquals(A_SERVER, peer.hear());
        peer.say(NACK);
        assertEquals(A_SERVER, peer.hear());
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
        roundTrip();
        assertTrue(outcomes.isEmpty());
    }

    /** node-spec 8.18: Node dies of these. */
    @Test
    void answersThatNobodyAskedForSayNothing() throws Exception {
        peer.say(ACK + NACK + ACK);
        roundTrip();
        channel.send("here", handle(), null);
        assertEquals(A_SERVER, peer.hear());
        peer.say(ACK + ACK + NACK + NACK);
        roundTrip();
        channel.send("behind", null);
        assertEquals("\"behind\"", peer.hear());
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
        assertTrue(outcomes.isEmpty());
    }

    /** The descriptor is still ours to send; were it closed now, a stranger's might be sent. */
    @Test
    void anAnswerToAHandleThatHasNotLeftYetSaysNothing() throws Exception {
        int sent = 0;
        while (channel.send("x".repeat(100_000), e -> {})) {
            sent++;
        }
        channel.send("here", handle(), null);
        peer.say(ACK + NACK);
        roundTrip();
        assertTrue(outcomes.isEmpty());
        for (int i = 0; i <= sent; i++) {
            assertEquals(100_002, peer.hear().length());
        }
        assertEquals(A_SERVER, peer.hear());
        Libc.close(peer.takeDescriptor());
        assertTrue(outcomes.isEmpty());
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
    }

    /** node-spec 8.15 */
    @Test
    void theDescriptorOfALongFrameComesWithItsFirstBytes() throws Exception {
        String text = "x".repeat(1_000_000);
        channel.send(text, handle(), null);
        Libc.close(peer.readOnceForADescriptor());
        assertEquals(A_SERVER.replace("here", text), peer.hear());
        assertEquals(0, peer.waitingDescriptors());
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
    }

    /** node-spec 8.20 */
    @Test
    void aConnectionIsClosedHereWhenTheOtherSideHasIt() throws Exception {
        try (SocketChannel client = io.forkshop.runtime.testing.Sockets.connect(server)) {
            SocketChannel accepted = server.accept();
            channel.send("here", Handle.of(accepted), null);
            assertEquals(A_SERVER.replace("Server", "Socket"), peer.hear());
            roundTrip();
            assertTrue(accepted.isOpen(), "the other side may not have it yet");
            peer.say(ACK);
            Waits.until("the end of our copy", () -> !accepted.isOpen());
            Libc.close(peer.takeDescriptor());
            assertEquals("", io.forkshop.runtime.testing.Sockets.readAll(client));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenThePeerDiesTheFirstIsUnansweredAndTheOthersAreNotSent(boolean told) throws Exception {
        try (SocketChannel client1 = io.forkshop.runtime.testing.Sockets.connect(server);
                SocketChannel first = server.accept();
                SocketChannel client2 = io.forkshop.runtime.testing.Sockets.connect(server);
                SocketChannel second = server.accept();
                Handle handle1 = Handle.of(first);
                Handle handle2 = Handle.of(second)) {
            BlockingQueue<String> errors = new LinkedBlockingQueue<>();
            if (told) {
                handle1.onOutcome(outcomes::add);
                handle2.onOutcome(outcomes::add);
            }
            channel.send(1, handle1, e -> errors.add("first " + e));
            channel.send(2, handle2, e -> errors.add("second " + e.code()));
            assertEquals(
                    A_SERVER.replace("Server", "Socket").replace("\"here\"", "1"), peer.hear());
            peer.close();
            assertEquals("first null", Waits.forNext("a callback", errors));
            assertEquals("second ERR_IPC_CHANNEL_CLOSED", Waits.forNext("a callback", errors));
            assertEquals("disconnected", ear.next());
            ear.events.add("disconnected");
            if (told) {
                assertEquals(Outcome.UNANSWERED, outcome());
                assertEquals(Outcome.NOT_SENT, outcome());
                assertTrue(first.isOpen() && handle1.isOpen() && handle2.isOpen(), "theirs again");
            } else {
                assertFalse(first.isOpen(), "who may have it is not known, so it is let go");
                assertFalse(handle1.isOpen() || handle2.isOpen());
            }
            assertTrue(second.isOpen(), "it never left");
        }
    }

    @Test
    void aHandleCanGoToTwoChannelsIfItIsKeptOpen() throws Exception {
        try (Handle kept = handle().keepOpen()) {
            channel.send("here", kept, null);
            channel.send("here", kept, null);
            assertEquals(A_SERVER, peer.hear());
            assertThrows(ForkshopException.class, kept::server);
            assertThrows(ForkshopException.class, kept::descriptor);
            kept.close(); // While it is on its way: the second one still goes.
            peer.say(ACK);
            assertEquals(A_SERVER, peer.hear());
            peer.say(ACK);
            assertEquals(Outcome.ACKNOWLEDGED, outcome());
            assertEquals(Outcome.ACKNOWLEDGED, outcome());
            assertThrows(ForkshopException.class, () -> channel.send("no more", kept, null));
        }
    }

    @Test
    void aHandleThatCouldNotBeSentIsAsItWas() throws Exception {
        Handle handle = handle();
        ForkshopException refused =
                assertThrows(
                        ForkshopException.class,
                        () -> channel.send(Map.of("cmd", "NODE_X"), handle, null));
        assertEquals("ERR_INVALID_ARG_VALUE", refused.code());
        assertThrows(ForkshopException.class, () -> channel.send(new Object(), handle, null));
        channel.disconnect();
        ForkshopException closed =
                assertThrows(ForkshopException.class, () -> channel.send("too late", handle, null));
        assertEquals("ERR_IPC_CHANNEL_CLOSED", closed.code());
        assertTrue(handle.isOpen());
        assertFalse(channel.send("too late", handle, error -> outcomes.add(Outcome.REFUSED)));
        assertEquals(List.of(Outcome.NOT_SENT, Outcome.REFUSED), List.copyOf(outcomes));
        handle.close();
    }

    @Test
    void aBareDescriptorGoesInAProtocolsOwnMessage() throws Exception {
        int bound = Sockets.open(Sockets.AF_INET, Sockets.STREAM);
        Handle handle = Handle.ofDescriptor(bound, Kind.NATIVE).onOutcome(outcomes::add);
        channel.sendInternal(Map.of("cmd", "NODE_CLUSTER"), handle, null);
        channel.sendInternal(Map.of("cmd", "NODE_CLUSTER_2"), null, null);
        assertEquals(
                A_SERVER.replace("Server", "Native")
                        .replace("\"here\"", "{\"cmd\":\"NODE_CLUSTER\"}"),
                peer.hear());
        peer.say(ACK);
        assertEquals("{\"cmd\":\"NODE_CLUSTER_2\"}", peer.hear());
        assertEquals(Outcome.ACKNOWLEDGED, outcome());
        assertFalse(handle.isOpen());
    }
}
