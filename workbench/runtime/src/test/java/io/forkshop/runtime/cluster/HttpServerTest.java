package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The JDK's own web server in a cluster's worker, as the documentation shows it. */
@ExtendWith(NothingLeftBehind.class)
class HttpServerTest {
    private static ClusterOptions serving(Policy policy) {
        Path program = Path.of("docs", "programs", "http.java").toAbsolutePath();
        return ClusterOptions.of(program.toString()).fork(Workers.options()).policy(policy);
    }

    @Test
    void itAnswersBehindTheSharedSocketAndGoesWithItsWorker() throws Exception {
        try (Cluster cluster = Cluster.of(serving(Policy.SHARED))) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker first = cluster.fork();
            int port = story.awaitPort(1);
            String one = first.process().pid().orElseThrow() + "";
            Waits.until("its answer", () -> get(port).endsWith("pid " + one + "\n"));

            Worker second = cluster.fork();
            String two = second.process().pid().orElseThrow() + "";
            assertEquals(port, story.awaitPort(2));
            Set<String> who = new TreeSet<>();
            Waits.until(
                    "both answer",
                    () -> {
                        who.add(last(get(port)));
                        return who.equals(Set.of(one, two));
                    });

            first.disconnect();
            story.await("1 exit: exited with code 0");
            for (int i = 0; i < 5; i++) {
                assertEquals(two, last(get(port)));
            }
        }
    }

    private static String last(String answer) {
        return answer.substring(answer.lastIndexOf(' ') + 1).strip();
    }

    private static String get(int port) {
        try (Socket client = Client.connect(port)) {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());
            String answer = new String(client.getInputStream().readAllBytes());
            assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
            return answer.replace("\r", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whereThePrimaryAcceptsItSaysThatItCannot() throws Exception {
        try (Cluster cluster = Cluster.of(serving(Policy.ROUND_ROBIN))) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker worker = cluster.fork();
            String said = new String(worker.process().stderr().readAllBytes());
            assertTrue(said.contains("Share the socket (Policy.SHARED)"), said);
            story.await("1 exit: exited with code 1");
        }
    }
}
