package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.AnswersSlowly;
import io.forkshop.runtime.children.DiesInTheMiddle;
import io.forkshop.runtime.children.NeverAccepts;
import io.forkshop.runtime.children.SaysItsId;
import io.forkshop.runtime.children.SupervisedPrimary;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.Crowd;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.SupervisorStory;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How workers and primaries of a cluster end badly (REL-2, 5, 6 and 19). */
@ExtendWith(NothingLeftBehind.class)
class ClusterEndsTest {
    private static ClusterOptions running(Class<?> program, String... args) {
        return ClusterOptions.of(program.getName()).args(args).fork(Workers.options());
    }

    @Test
    void aWorkerThatDiesInTheMiddleOfAFrameLosesNothing() throws Exception {
        theNextWorkerAnswers(
                running(DiesInTheMiddle.class), worker -> worker.send("die"), "exited with code 1");
    }

    @Test
    void aWorkerKilledInABusyLoopLosesNothing() throws Exception {
        theNextWorkerAnswers(
                running(NeverAccepts.class, "computes"),
                worker -> worker.kill(Signal.SIGKILL),
                "killed by SIGKILL");
    }

    @Test
    void aWorkerKilledWhileItIsStoppedLosesNothing() throws Exception {
        theNextWorkerAnswers(
                running(NeverAccepts.class),
                worker -> {
                    worker.kill(Signal.SIGSTOP);
                    worker.kill(Signal.SIGKILL);
                },
                "killed by SIGKILL");
    }

    private interface Deed {
        void on(Worker worker);
    }

    /** The connection was handed to one that did not take it. */
    private static void theNextWorkerAnswers(ClusterOptions bad, Deed end, String how)
            throws Exception {
        try (Cluster cluster = Cluster.of(bad)) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker worker = cluster.fork();
            int port = story.awaitPort(1);
            try (Socket client = Client.connect(port)) {
                cluster.setup(running(SaysItsId.class));
                cluster.fork();
                story.awaitPort(2);
                end.on(worker);
                story.await("1 exit: " + how);
                String answer = new String(client.getInputStream().readAllBytes());
                assertTrue(answer.startsWith("2 "), answer);
            }
            assertEquals(List.of("2", "2"), Client.whoServes(port, 2));
        }
    }

    @Test
    void rel5_aSlotThatIsGivenUpLeavesItsSiblingsAlone() throws Exception {
        Supervision rules =
                Supervision.defaults().backOff(Duration.ofMillis(5), Duration.ofMillis(20), 0);
        try (Supervisor web = Supervisor.start(running(AnswersSlowly.class, "3"), 2, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            long sibling = web.pid("w2").getAsLong();
            web.kill("w1", Signal.SIGKILL);
            Waits.until(
                    "w1 is given up",
                    () -> story.slot("w1").state() == SlotState.FAILED,
                    story::soFar);
            assertEquals("5 x exited with code 9, 1 x killed by SIGKILL", story.slot("w1").tally());
            assertEquals(8, web.cluster().fork().id(), "two, five that crashed, and this one");
            Crowd crowd = Crowd.kept(port, 2);
            try (crowd) {
                Waits.until("answers", () -> crowd.answeredBy(sibling) > 4);
            }
            assertEquals(Map.of(), crowd.failures());
            assertTrue(web.retry("w1"));
        }
    }

    @Test
    void rel6_aKilledPrimaryLeavesNobodyAndAFreePort() throws Exception {
        killPrimaries(Loop.of(3));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void rel6_fiftyTimes() throws Exception {
        Loop loop = Loop.soak(50);
        killPrimaries(loop);
        loop.report("REL-6", "a cluster's primary left nobody, and its port was free");
    }

    /** Every other one in the middle of a reload. */
    private static void killPrimaries(Loop loop) throws Exception {
        Random random = new Random();
        for (int round = loop.next(); round >= 0; round = loop.next()) {
            try (Mark mark = Mark.random()) {
                ChildProcess primary =
                        ChildProcesses.fork(
                                SupervisedPrimary.class.getName(),
                                List.of(),
                                Workers.options().env(mark.environment()));
                Story story = Story.of(primary);
                int port = ((Number) story.nextMessage()).intValue();
                if (round % 2 == 1) {
                    primary.send("reload");
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        story.nextMessage();
                    }
                }
                primary.kill(Signal.SIGKILL);
                assertEquals("killed by SIGKILL", story.exit().toString());
                Waits.until("their end", () -> mark.living().isEmpty(), mark::living);
                bind(port);
                primary.close();
            }
        }
    }

    @Test
    void rel19_aTakenPortIsSaidOnceAndNotTriedAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            Supervision rules = Supervision.defaults();
            try (Supervisor web = Supervisor.start(running(SaysItsId.class, port), 1, rules)) {
                SupervisorStory story = SupervisorStory.of(web);
                story.await(SlotState.FAILED);
                String why = story.slot("w1").lastEnd().orElseThrow();
                assertTrue(why.contains("could not listen at 127.0.0.1:" + port), why);
                assertTrue(why.contains("EADDRINUSE"), why);
                assertTrue(why.endsWith("pid " + ProcessHandle.current().pid() + " has it"), why);
                assertEquals(0, story.slot("w1").restarts());
                taken.close();
                assertTrue(web.retry("w1"));
                assertEquals(Integer.parseInt(port), story.port());
            }
        }
    }

    @Test
    void rel19_aKilledPrimaryIsFollowedAtTheSamePath() throws Exception {
        restartAtTheSamePath(Loop.of(2));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void rel19_twentyTimes() throws Exception {
        restartAtTheSamePath(Loop.soak(20));
    }

    @TempDir Path folder;

    private void restartAtTheSamePath(Loop loop) throws Exception {
        Workers.assumeNode();
        Path path = folder.resolve("web.sock");
        String script = Workers.script("cluster/listens-at-path.js").toString();
        for (int round = loop.next(); round >= 0; round = loop.next()) {
            try (Mark mark = Mark.random()) {
                ChildProcess primary =
                        ChildProcesses.fork(
                                SupervisedPrimary.class.getName(),
                                List.of(script, path.toString()),
                                Workers.options().env(mark.environment()));
                Story story = Story.of(primary);
                story.nextMessage(); // It listens.
                SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
                primary.kill(Signal.SIGKILL);
                assertEquals("killed by SIGKILL", story.exit().toString());
                Waits.until("their end", () -> mark.living().isEmpty(), mark::living);
                assertTrue(Files.exists(path), "nobody was there to remove it");
                primary.close();
            }
        }
    }

    private static void bind(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1")).close();
    }
}
