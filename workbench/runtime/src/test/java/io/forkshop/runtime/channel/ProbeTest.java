package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Handle.Outcome;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Whether the other side answers, and whether all that it said was heard. */
@ExtendWith(NothingLeftBehind.class)
class ProbeTest {
    private static final String ACK = "{\"cmd\":\"NODE_HANDLE_ACK\"}\n";
    private static final String NACK = "{\"cmd\":\"NODE_HANDLE_NACK\"}\n";

    private final Ear ear = new Ear();
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> unheard = new LinkedBlockingQueue<>();
    private Channel channel;
    private RawPeer peer;
    private ServerSocketChannel server;

    @BeforeEach
    void start() throws Exception {
        int[] pair = Libc.socketPair();
        Tap tap = frame -> unheard.add(channel.hasUnheard());
        channel = new Channel(pair[0], Serialization.JSON, ear, tap);
        channel.start("forkshop-child-test");
        peer = new RawPeer(pair[1]);
        server = io.forkshop.runtime.testing.Sockets.server();
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        peer.close();
        assertEquals("disconnected", ear.next());
    }

    private void probe() {
        channel.probe(() -> told.add("answered"));
    }

    @Test
    void theAnswerToAQuestionIsNotTakenForThatToTheHandleBehindIt() throws Exception {
        probe();
        channel.send("here", Handle.of(server).onOutcome(told::add), null);
        String question = peer.hear();
        assertTrue(question.contains("\"cmd\":\"NODE_HANDLE\""), question);
        assertTrue(peer.hear().contains("\"msg\":\"here\""));
        Libc.close(peer.takeDescriptor());

        peer.say(NACK);
        assertEquals("answered", Waits.forNext("the answer", told));
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", told));
        peer.hearNothing();
    }

    @Test
    void nothingIsAskedWhileAQuestionOrAHandleAwaitsItsAnswer() throws Exception {
        probe();
        probe();
        peer.hear();
        peer.hearNothing();
        peer.say(NACK);
        assertEquals("answered", Waits.forNext("the answer", told));

        channel.send("here", Handle.of(server).onOutcome(told::add), null);
        probe();
        peer.hear();
        peer.hearNothing();
        Libc.close(peer.takeDescriptor());
        peer.say(ACK);
        assertEquals(Outcome.ACKNOWLEDGED, Waits.forNext("the outcome", told));
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void whatIsBeingReadIsNotHeardYet() throws Exception {
        Waits.until("it is quiet", () -> !channel.hasUnheard());
        peer.say("1\n2\n");
        assertEquals("message 1", ear.next());
        assertEquals("message 2", ear.next());
        assertTrue(Waits.forNext("the first", unheard));
        assertTrue(Waits.forNext("the second", unheard));
        Waits.until("all is heard", () -> !channel.hasUnheard());
    }
}
