package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;

/** Receiving handles from a peer that is torn, late, or hostile. */
@ExtendWith(NothingLeftBehind.class)
class ReceivedHandlesTest {
    private static final String ACK = "{\"cmd\":\"NODE_HANDLE_ACK\"}";
    private static final String NACK = "{\"cmd\":\"NODE_HANDLE_NACK\"}";

    private final Ear ear = new Ear();
    private Channel channel;
    private RawPeer peer;
    private int spare; // a descriptor to pass on: one end of a pair
    private int other;

    @BeforeEach
    void start() {
        int[] pair = Libc.socketPair();
        channel = new Channel(pair[0], Serialization.JSON, ear, null);
        channel.start("forkshop-child-test");
        peer = new RawPeer(pair[1]);
        int[] spares = Libc.socketPair();
        spare = spares[0];
        other = spares[1];
    }

    @AfterEach
    void end() throws Exception {
        Libc.close(spare);
        Libc.close(other);
        peer.close();
        String last = ear.next();
        while (!last.equals("disconnected")) {
            last = ear.next();
        }
        ear.handles.forEach(Handle::close);
    }

    private static String carrier(String type, String message) {
        return "{\"cmd\":\"NODE_HANDLE\",\"type\":\"" + type + "\",\"msg\":" + message + "}\n";
    }

    private int openHere() {
        return Proc.descriptors(ProcessHandle.current().pid()).size();
    }

    private void hears(String event) throws InterruptedException {
        assertEquals(event, ear.next());
    }

    /** node-spec 8.15: torn at every byte, also inside a character, between plain messages. */
    @Test
    void aHandleArrivesHoweverItsFrameIsTorn() throws Exception {
        byte[] frame = carrier("net.Socket", "\"é你\"").getBytes(UTF_8);
        for (int cut = 1; cut < frame.length; cut++) {
            peer.say("\"before " + cut + "\"\n");
            peer.say(Arrays.copyOf(frame, cut), spare);
            hears("message before " + cut);
            peer.say(Arrays.copyOfRange(frame, cut, frame.length), -1);
            peer.say("\"behind\"\n");
            hears("handle é你 SOCKET");
            hears("message behind");
            assertEquals(ACK, peer.hear());
            ear.nextHandle().close();
        }
        peer.hearNothing();
    }

    @Test
    void manyInOneBreathKeepTheirOrderAndTheirDescriptors() throws Exception {
        for (int i = 0; i < 100; i++) {
            peer.say(i + "\n");
            peer.say(carrier("net.Native", "" + i), i % 2 == 0 ? spare : other);
        }
        String even = Proc.descriptors(ProcessHandle.current().pid()).get(spare);
        for (int i = 0; i < 100; i++) {
            hears("message " + i);
            hears("handle " + i + " NATIVE");
            assertEquals(ACK, peer.hear());
            int descriptor = ear.nextHandle().descriptor();
            String what = Proc.descriptors(ProcessHandle.current().pid()).get(descriptor);
            assertEquals(i % 2 == 0, what.equals(even), "the descriptor of " + i);
            Libc.close(descriptor);
        }
    }

    /** node-spec 8.19: what Node does after a NACK; the answer is one. */
    @Test
    void aWrappedHandleIsUnwrappedAndAnsweredOnce() throws Exception {
        String inner = carrier("net.Socket", "\"m\"").strip();
        peer.say(carrier("net.Native", inner), spare);
        hears("handle m SOCKET");
        assertEquals(ACK, peer.hear());
        peer.say("\"then\"\n");
        hears("message then");
        peer.hearNothing();
    }

    /** node-spec 8.16 */
    @Test
    void withoutADescriptorOrAKindTheAnswerIsNo() throws Exception {
        peer.say(carrier("net.Server", "1"));
        assertEquals(NACK, peer.hear());
        peer.say(carrier("net.Fish", "1"), spare);
        assertEquals(NACK, peer.hear());
        peer.say("{\"cmd\":\"NODE_HANDLE\"}\n", spare);
        assertEquals(NACK, peer.hear());
        peer.say("{\"cmd\":\"NODE_HANDLE\",\"type\":5,\"msg\":[]}\n", spare);
        assertEquals(NACK, peer.hear());
        ear.takesHandles = false;
        peer.say(carrier("net.Socket", "1"), spare);
        assertEquals(NACK, peer.hear());
        peer.say("\"then\"\n");
        hears("message then");
    }

    @Test
    void aProtocolsOwnMessageIsNoProgramsMessage() throws Exception {
        ear.takesHandles = false; // That is the program's word, not the protocol's.
        peer.say(carrier("net.Native", "{\"cmd\":\"NODE_CLUSTER\"}"), spare);
        hears("internal {cmd=NODE_CLUSTER} NATIVE");
        assertEquals(ACK, peer.hear());
        peer.say("{\"cmd\":\"NODE_OTHER\"}\n");
        hears("internal {cmd=NODE_OTHER}");
    }

    @Test
    void descriptorsThatBelongToNothingAreClosed() throws Exception {
        int before = openHere();
        for (int i = 0; i < 1000; i++) {
            peer.say(i + "\n", spare);
            hears("message " + i);
        }
        assertTrue(openHere() <= before + 2, () -> before + " were open, now " + openHere());
        peer.say("[");
        for (int i = 0; i < 1000; i++) {
            peer.say("1,", spare);
        }
        peer.say("2]\n\"then\"\n");
        ear.next();
        hears("message then");
        assertTrue(openHere() <= before + 3, () -> before + " were open, now " + openHere());
        // And a good one is still told apart from them.
        peer.say("\"plain\"\n");
        hears("message plain");
        peer.say(carrier("net.Socket", "3"), other);
        hears("handle 3 SOCKET");
        assertEquals(ACK, peer.hear());
    }

    @Test
    void aMalformedCarrierIsABadFrameAndRefused() throws Exception {
        String frame = carrier("net.Socket", "1");
        peer.say(frame.substring(0, 20), spare);
        peer.say("\"before\"");
        peer.say(frame.substring(20));
        hears("bad frame");
        assertEquals(NACK, peer.hear());
    }

    @Test
    void aPeerThatDiesInsideAFrameLeavesNoDescriptor() throws Exception {
        peer.say("\"before\"\n");
        peer.say(carrier("net.Socket", "1").substring(0, 20), spare);
        hears("message before");
        peer.close();
        hears("disconnected");
        ear.events.add("disconnected");
    }

    /** node-spec 8.21: a Node server's close waits for this. */
    @Test
    void aServerHearsHowManyOfItsConnectionsLiveHereAndWhenTheLastIsClosed() throws Exception {
        String about = "{\"cmd\":\"%s\",\"key\":\"%s\"}\n";
        for (int i = 0; i < 3; i++) {
            String keyed = carrier("net.Socket", "" + i).replace("}", ",\"key\":\"k\"}");
            peer.say(keyed, spare);
            assertEquals(ACK, peer.hear());
        }
        peer.say(carrier("net.Socket", "3"), spare); // of no server
        assertEquals(ACK, peer.hear());
        peer.say(about.formatted("NODE_SOCKET_NOTIFY_CLOSE", "other"));
        assertEquals(Map.of("cmd", "NODE_SOCKET_ALL_CLOSED", "key", "other"), heard());

        ear.nextHandle().close();
        peer.say(about.formatted("NODE_SOCKET_GET_COUNT", "k"));
        assertEquals(Map.of("cmd", "NODE_SOCKET_COUNT", "key", "k", "count", 2), heard());
        SocketChannel adopted = ear.nextHandle().socket();
        peer.say(about.formatted("NODE_SOCKET_NOTIFY_CLOSE", "k"));
        ear.nextHandle().close();
        peer.say(about.formatted("NODE_SOCKET_GET_COUNT", "k"));
        assertEquals(Map.of("cmd", "NODE_SOCKET_COUNT", "key", "k", "count", 1), heard());
        adopted.close();
        assertEquals(Map.of("cmd", "NODE_SOCKET_ALL_CLOSED", "key", "k"), heard());
    }

    private Object heard() {
        return Json.parse(peer.hear());
    }

    /** Two ends that hand over at the same time do not wait for each other (8.17). */
    @Test
    void weAnswerWhileWeAwaitAnAnswer() throws Exception {
        int[] bound = Libc.socketPair();
        Libc.close(bound[1]);
        Handle handle = Handle.ofDescriptor(bound[0], Handle.Kind.NATIVE);
        channel.send("ours", handle, null);
        assertEquals(carrier("net.Native", "\"ours\"").strip(), peer.hear());
        Libc.close(peer.takeDescriptor());
        peer.say(carrier("net.Native", "\"theirs\""), spare);
        hears("handle theirs NATIVE");
        assertEquals(ACK, peer.hear());
        peer.hearNothing();
        channel.disconnect();
        peer.say(ACK + "\n");
        assertNull(peer.hear());
    }
}
