package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.testing.Sockets;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a tap sees of a frame: its bytes as they were on the wire, and what went with it. */
class TapTest {
    /** A frame and its bytes, copied while they were there. */
    private record Seen(TappedFrame frame, byte[] bytes) {}

    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final Ear ear = new Ear();
    private Channel channel;
    private RawPeer peer;

    private void open(Serialization serialization) {
        int[] pair = Libc.socketPair();
        Tap tap = frame -> seen.add(new Seen(frame, frame.copy(1000)));
        channel = new Channel(pair[0], serialization, ear, tap);
        channel.start("forkshop-child-test");
        peer = new RawPeer(pair[1]);
    }

    private Seen next() throws InterruptedException {
        return Waits.forNext("a frame at the tap", seen);
    }

    @AfterEach
    void close() throws InterruptedException {
        peer.close();
        String last = ear.next();
        while (!last.equals("disconnected")) {
            last = ear.next();
        }
    }

    @Test
    void aLineIsSeenWithItsNewlineAlsoWhenItCameInPieces() throws Exception {
        open(Serialization.JSON);
        byte[] wire = "{\"a\": \"é\"}\n".getBytes(UTF_8);
        for (byte b : wire) {
            peer.say(new byte[] {b}, -1);
        }
        Seen whole = next();
        assertArrayEquals(wire, whole.bytes());
        assertEquals(wire.length, whole.frame().size());
        peer.say(wire, -1);
        assertArrayEquals(wire, next().bytes());
    }

    @Test
    void whatIsSentIsSeenAsItIsWritten() throws Exception {
        open(Serialization.JSON);
        channel.send(List.of(1, "x"), null);
        Seen sent = next();
        assertEquals(Tap.Direction.SENT, sent.frame().direction());
        assertEquals("[1,\"x\"]\n", new String(sent.bytes(), UTF_8));
        assertEquals("[1,\"x\"]", peer.hear());
    }

    @Test
    void anAdvancedFrameIsSeenWithItsLength() throws Exception {
        open(Serialization.ADVANCED);
        channel.send("same", null);
        byte[] wire = next().bytes();
        peer.say(wire, -1);
        Seen received = next();
        assertArrayEquals(wire, received.bytes());
        assertEquals(wire.length, received.frame().size());
        assertEquals(Serialization.ADVANCED, received.frame().serialization());
    }

    @Test
    void ofALongFrameOnlyTheBeginningIsCopied() throws Exception {
        open(Serialization.JSON);
        channel.send("x".repeat(100_000), null);
        Seen sent = next();
        assertEquals(1000, sent.bytes().length);
        assertEquals(100_003, sent.frame().size());
    }

    @Test
    void bytesThatAreNoFrameAreSeen() throws Exception {
        open(Serialization.JSON);
        peer.say("{\"half\":\n");
        Seen bad = next();
        assertEquals(Tap.Kind.BAD, bad.frame().kind());
        assertTrue(bad.frame().message() instanceof BadFrame);
        assertEquals("{\"half\":\n", new String(bad.bytes(), UTF_8));
    }

    @Test
    void aLengthThatNoFrameHasIsSeen() throws Exception {
        open(Serialization.ADVANCED);
        byte[] wire = {(byte) 0xff, 0, 0, 1, 7};
        peer.say(wire, -1);
        Seen bad = next();
        assertArrayEquals(new byte[] {(byte) 0xff, 0, 0, 1}, bad.bytes());
        assertEquals(0xff000001L + 4, bad.frame().size());
    }

    @Test
    void aDescriptorIsSeenByItsNumberAndItsAnswerToo() throws Exception {
        open(Serialization.JSON);
        try (ServerSocketChannel server = Sockets.server()) {
            channel.send("take", Handle.of(server), null);
            TappedFrame sent = next().frame();
            assertEquals(Tap.Kind.HANDLE, sent.kind());
            assertEquals("net.Server", sent.handle().orElseThrow().type());
            assertTrue(sent.descriptor().orElseThrow() > 2);
            peer.hear();
            int descriptor = peer.takeDescriptor();
            peer.say("{\"cmd\":\"NODE_HANDLE_ACK\"}\n");
            assertEquals(Tap.Kind.ACK, next().frame().kind());
            peer.say("{\"cmd\":\"NODE_HANDLE\",\"type\":\"net.Server\",\"msg\":1}\n", descriptor);
            Libc.close(descriptor);
            TappedFrame received = next().frame();
            assertTrue(received.descriptor().orElseThrow() > 2);
            ear.nextHandle().close();
            assertEquals(Tap.Kind.ACK, next().frame().kind());
        }
    }

    @Test
    void aHandleWithoutItsDescriptorIsRefused() throws Exception {
        open(Serialization.JSON);
        peer.say("{\"cmd\":\"NODE_HANDLE\",\"type\":\"net.Server\",\"msg\":1}\n");
        TappedFrame received = next().frame();
        assertTrue(received.handle().isPresent());
        assertTrue(received.descriptor().isEmpty());
        assertEquals(Tap.Kind.NACK, next().frame().kind());
    }

    /** The buffer has other bytes by then. */
    @Test
    void theBytesAreGoneWhenTheTapHasReturned() throws Exception {
        open(Serialization.JSON);
        channel.send(1, null);
        TappedFrame frame = next().frame();
        peer.hear();
        channel.send(2, null); // The writer's lock has been let go since.
        assertThrows(IllegalStateException.class, () -> frame.copy(1));
    }
}
