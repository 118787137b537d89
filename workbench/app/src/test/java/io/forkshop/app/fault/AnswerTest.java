package io.forkshop.app.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Until;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

class AnswerTest {
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npid 42\n";

    @Test
    void anAnswerCountsForTheProcessThatItNames() throws Exception {
        Answer answer = to(GOOD);
        assertEquals(Answer.Kind.ANSWERED, answer.kind());
        assertEquals(42, answer.pid());
        assertEquals(0, to(GOOD.replace("pid 42", "hello!")).pid());
    }

    @Test
    void anAnswerThatBreaksOffIsLost() throws Exception {
        assertEquals(Answer.Kind.LOST, to(GOOD.substring(0, GOOD.length() - 1)).kind());
        assertEquals(Answer.Kind.LOST, to("HTTP/1.1 200 OK\r\n").kind());
        assertEquals(Answer.Kind.LOST, to("").kind());
    }

    @Test
    void aPortWhereNobodyListensRefuses() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket server = here()) {
            nobody = (InetSocketAddress) server.getLocalSocketAddress();
        }
        assertEquals(Answer.Kind.REFUSED, Answer.to(nobody, "/", Until.DEADLINE).kind());
    }

    @Test
    void whoDoesNotAnswerInTimeIsLate() throws Exception {
        try (ServerSocket silent = here()) {
            InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();
            Answer answer = Answer.to(address, "/", Duration.ofMillis(20));
            assertEquals(Answer.Kind.LATE, answer.kind());
        }
    }

    @Test
    void whoeverIsInterruptedWaitsNoLonger() throws Exception {
        try (ServerSocket silent = here()) {
            InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> Answer.to(address, "/", Until.DEADLINE));
        }
    }

    @Test
    void aTallySaysWhatCameOfAll() {
        Tally tally = new Tally();
        tally.add(new Answer(Answer.Kind.ANSWERED, 7, Duration.ofMillis(3)));
        tally.add(new Answer(Answer.Kind.ANSWERED, 7, Duration.ofMillis(12)));
        tally.add(new Answer(Answer.Kind.REFUSED, 0, Duration.ofMillis(1)));
        assertEquals("2 answered, 1 refused, 0 lost; the longest took 12 ms", tally.toString());
        assertEquals(2, tally.from(7));
        assertEquals(3, tally.all());
        tally.add(new Answer(Answer.Kind.LATE, 0, Duration.ofMillis(1)));
        assertTrue(tally.toString().contains("1 without an answer in time"), tally.toString());
    }

    private static ServerSocket here() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** What becomes of a request that is answered with these bytes. */
    private static Answer to(String bytes) throws Exception {
        try (ServerSocket server = here()) {
            Thread.startVirtualThread(() -> answer(server, bytes));
            return Answer.to(
                    (InetSocketAddress) server.getLocalSocketAddress(), "/", Until.DEADLINE);
        }
    }

    private static void answer(ServerSocket server, String bytes) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[1000]);
            client.getOutputStream().write(bytes.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
