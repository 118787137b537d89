package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** How many connections a worker has open, without asking all of them each time. */
class ConnectionsTest {
    private final Connections connections = new Connections();
    private final List<SocketChannel> channels = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private SocketChannel added() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        return connections.add(channel);
    }

    @Test
    void whoIsExpectedCountsAlready() throws IOException {
        connections.expect();
        assertEquals(1, connections.count());
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        connections.come(() -> channel);
        assertEquals(1, connections.count());
    }

    @Test
    void whoWasExpectedAndFailsToComeDoesNotCount() {
        connections.expect();
        assertThrows(
                IllegalStateException.class,
                () ->
                        connections.come(
                                () -> {
                                    throw new IllegalStateException("no connection");
                                }));
        assertEquals(0, connections.count());
    }

    @Test
    void aRecountKnowsOfEveryoneWhoHasClosed() throws IOException {
        for (int i = 0; i < 100; i++) {
            added();
        }
        for (SocketChannel channel : channels.subList(0, 70)) {
            channel.close();
        }
        assertEquals(30, connections.recount());
        assertEquals(30, connections.count());
    }

    @Test
    void closedOnesAreForgottenThoughNobodyRecounts() throws IOException {
        for (int i = 0; i < 70; i++) {
            added();
        }
        for (int i = 0; i < 1000; i++) {
            added().close();
        }
        assertTrue(connections.count() <= 70 + 11, "it counts " + connections.count());
    }
}
