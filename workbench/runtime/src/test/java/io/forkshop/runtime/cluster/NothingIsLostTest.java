package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.NeverAccepts;
import io.forkshop.runtime.children.SaysItsId;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.SupervisorStory;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Where Node loses connections, and we do not. */
@ExtendWith(NothingLeftBehind.class)
class NothingIsLostTest {
    private static ClusterOptions running(Class<?> program, String... args) {
        return ClusterOptions.of(program.getName()).args(args).fork(Workers.options());
    }

    /** REL-2: in Node, what the stopped worker has been sent hangs. */
    @Test
    void rel2_whatAStoppedWorkerHasNotAnsweredGoesToOthersWhenItIsKilled() throws Exception {
        try (Cluster cluster = Cluster.of(running(SaysItsId.class))) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker stopped = cluster.fork();
            cluster.fork();
            int port = story.awaitPort(2);
            stopped.kill(Signal.SIGSTOP);

            List<Socket> clients = connect(port, 50);
            Waits.until("49 answers", () -> cluster.workers().get(2).served() == 49);
            stopped.kill(Signal.SIGKILL);

            allAnswered(clients, "2 ");
        }
    }

    @Test
    void rel2_withNobodyElseTheyWaitForTheNextWorker() throws Exception {
        Supervision rules = Supervision.defaults();
        try (Supervisor web = Supervisor.start(running(SaysItsId.class), 1, rules)) {
            int port = SupervisorStory.of(web).port();
            web.kill("w1", Signal.SIGSTOP);
            List<Socket> clients = connect(port, 50);

            web.kill("w1", Signal.SIGKILL);

            allAnswered(clients, "2 ");
        }
    }

    private static void allAnswered(List<Socket> clients, String start) throws IOException {
        for (Socket client : clients) {
            try (client) {
                String answer = new String(client.getInputStream().readAllBytes());
                assertTrue(answer.startsWith(start), () -> "the answer was " + answer);
            }
        }
    }

    private static List<Socket> connect(int port, int count) throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(Client.connect(port));
        }
        return clients;
    }

    @Test
    void aWorkerThatAcceptsNothingHoldsOneConnectionAndNoMore() throws Exception {
        try (Cluster cluster = Cluster.of(running(SaysItsId.class))) {
            ClusterStory story = ClusterStory.of(cluster);
            cluster.fork();
            int port = story.awaitPort(1);
            cluster.setup(running(NeverAccepts.class));
            Worker deaf = cluster.fork();
            story.awaitPort(2);

            List<Socket> clients = connect(port, 20);
            Waits.until("19 answers", () -> cluster.workers().get(1).served() == 19);
            deaf.kill(Signal.SIGKILL);
            Waits.until("the last answer", () -> cluster.workers().get(1).served() == 20);
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsAnErrorOfThatWorkerAndNoOther() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Cluster cluster = Cluster.of(running(SaysItsId.class))) {
            ClusterStory story = ClusterStory.of(cluster);
            String port = Integer.toString(taken.getLocalPort());
            cluster.setup(running(SaysItsId.class, port));
            Worker late = cluster.fork();
            String said = new String(late.process().stderr().readAllBytes());
            story.await("1 exit: exited with code 1");
            assertTrue(said.contains("BindException"), said);
            assertTrue(said.contains("127.0.0.1:" + port + ": EADDRINUSE"), said);

            cluster.setup(running(SaysItsId.class));
            cluster.fork();
            assertEquals(List.of("2"), Client.whoServes(story.awaitPort(1), 1));
        }
    }

    /** Node offers it again in a loop that takes a core (node-spec 9.13). */
    @Test
    void whatAWorkerRefusesGoesToAnotherOne() throws Exception {
        Workers.assumeNode();
        String refuses = Workers.script("cluster/takes-one.js").toString();
        ClusterOptions node = ClusterOptions.of(refuses).fork(Workers.options());
        try (Cluster cluster = Cluster.of(node)) {
            ClusterStory story = ClusterStory.of(cluster);
            cluster.fork();
            int port = story.awaitPort(1);
            List<Socket> clients = connect(port, 1);
            Waits.until("the first is taken", () -> cluster.workers().get(1).served() == 1);

            clients.addAll(connect(port, 4)); // It takes no more.
            cluster.setup(running(SaysItsId.class));
            cluster.fork();

            allAnswered(clients.subList(1, 5), "2 ");
            clients.getFirst().close();
        }
    }
}
