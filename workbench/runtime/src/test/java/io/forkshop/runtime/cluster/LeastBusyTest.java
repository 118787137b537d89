package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.children.AnswersLater;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.Socket;

/** The primary decides on what workers have open now, not on what they had when they last spoke. */
@ExtendWith(NothingLeftBehind.class)
class LeastBusyTest {
    private static Cluster cluster() {
        return Cluster.of(
                ClusterOptions.of(AnswersLater.class.getName())
                        .policy(Policy.LEAST_BUSY)
                        .fork(Workers.options()));
    }

    @Test
    void whatHasClosedIsKnownBeforeTheNextConnectionComes() throws Exception {
        try (Cluster cluster = cluster()) {
            Worker worker = cluster.fork();
            int port = ClusterStory.of(cluster).awaitPort(1);
            try (Socket one = Client.connect(port);
                    Socket other = Client.connect(port)) {
                Waits.until("two in flight", () -> worker.inFlight() == 2);
                finish(one);
                Waits.until("one in flight", () -> worker.inFlight() == 1);
                finish(other);
                Waits.until("none in flight", () -> worker.inFlight() == 0);
            }
        }
    }

    @Test
    void aWorkerBusyWithOneLongRequestGetsNoneOfTheShortOnes() throws Exception {
        try (Cluster cluster = cluster()) {
            Worker first = cluster.fork();
            Worker second = cluster.fork();
            int port = ClusterStory.of(cluster).awaitPort(2);
            try (Socket endless = Client.connect(port)) {
                Waits.until("it is served", () -> first.inFlight() + second.inFlight() == 1);
                Worker busy = first.inFlight() == 1 ? first : second;
                Worker idle = busy == first ? second : first;
                for (int i = 0; i < 6; i++) {
                    try (Socket quick = Client.connect(port)) {
                        Waits.until("it is served", () -> idle.inFlight() == 1);
                        finish(quick);
                        Waits.until("it is known to be over", () -> idle.inFlight() == 0);
                    }
                }
                assertEquals(1, busy.served());
                assertEquals(6, idle.served());
                finish(endless);
            }
        }
    }

    /** The worker answers a byte, and closes. */
    private static void finish(Socket client) throws Exception {
        client.getOutputStream().write('x');
        client.getInputStream().readAllBytes();
    }
}
