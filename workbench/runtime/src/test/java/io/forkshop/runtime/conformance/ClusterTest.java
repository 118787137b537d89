package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.SaysItsId;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** L cluster: P39 to P42, each with Java workers and with real Node ones. */
@ExtendWith(NothingLeftBehind.class)
class ClusterTest {
    private static final int CLIENTS = 300; // each connects when the one before has its answer

    /** Whose workers. */
    enum Kind {
        JAVA,
        NODE;

        Cluster cluster() {
            return Cluster.of(options());
        }

        ClusterOptions options() {
            if (this == NODE) {
                Workers.assumeNode();
            }
            String module =
                    this == JAVA
                            ? SaysItsId.class.getName()
                            : Workers.script("cluster/says-its-id.js").toString();
            return ClusterOptions.of(module).fork(Workers.options());
        }
    }

    @ParameterizedTest
    @EnumSource
    void p39_theEventsOfAWorkerThatListensAndIsKilled(Kind kind) throws Exception {
        try (Cluster cluster = kind.cluster()) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker worker = cluster.fork();
            assertTrue(story.awaitPort(1) > 0);
            assertEquals(Worker.State.LISTENING, worker.state());

            worker.kill(Signal.SIGKILL);

            story.await("1 exit: killed by SIGKILL");
            assertEquals(
                    List.of("fork", "online", "listening", "disconnect", "exit: killed by SIGKILL"),
                    story.of(1));
            assertTrue(worker.isDead());
            assertEquals(Optional.of(false), worker.exitedAfterDisconnect());
        }
    }

    @ParameterizedTest
    @EnumSource
    void p40_twoWorkersOnPort0ShareAPortAndTakeTurns(Kind kind) throws Exception {
        try (Cluster cluster = kind.cluster()) {
            ClusterStory story = ClusterStory.of(cluster);
            cluster.fork();
            cluster.fork();
            int port = story.awaitPort(2);

            List<String> who = Client.whoServes(port, CLIENTS);
            assertEquals(Set.of("1", "2"), Set.copyOf(who), who::toString);
            for (int i = 2; i < CLIENTS; i++) {
                assertEquals(who.get(i - 2), who.get(i), who::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void p41_aWorkerThatExitsWith42(Kind kind) throws Exception {
        try (Cluster cluster = kind.cluster()) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker worker = cluster.fork();
            story.awaitPort(1);

            worker.send("exit 42");

            story.await("1 exit: exited with code 42");
            assertEquals(Optional.of(false), worker.exitedAfterDisconnect());
            assertEquals(Map.of(), cluster.workers());
        }
    }

    @ParameterizedTest
    @EnumSource
    void p42_disconnectEndsIdleWorkersWithCode0(Kind kind) throws Exception {
        try (Cluster cluster = kind.cluster()) {
            ClusterStory story = ClusterStory.of(cluster);
            List<Worker> workers = List.of(cluster.fork(), cluster.fork());
            story.awaitPort(2);

            Waits.forFuture("the end of all workers", cluster.disconnect());

            assertEquals(Map.of(), cluster.workers());
            for (Worker worker : workers) {
                assertEquals("exit: exited with code 0", story.of(worker.id()).getLast());
                assertEquals(Optional.of(true), worker.exitedAfterDisconnect());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerThatLeavesByItselfIsKnownToHaveMeantIt(Kind kind) throws Exception {
        try (Cluster cluster = kind.cluster()) {
            ClusterStory story = ClusterStory.of(cluster);
            Worker worker = cluster.fork();
            story.awaitPort(1);

            worker.send("leave");

            story.await("1 exit: exited with code 0");
            assertEquals(Optional.of(true), worker.exitedAfterDisconnect());
        }
    }

    @ParameterizedTest
    @EnumSource
    void underTheSharedPolicyWorkersAcceptThemselves(Kind kind) throws Exception {
        ClusterOptions options = kind.options().policy(Policy.SHARED);
        try (Cluster cluster = Cluster.of(options)) {
            ClusterStory story = ClusterStory.of(cluster);
            cluster.fork();
            cluster.fork();
            int port = story.awaitPort(2);

            List<String> who = Client.whoServes(port, 8);
            assertTrue(List.of("1", "2").containsAll(who), who::toString);
            assertEquals(0, cluster.workers().get(1).served());

            Waits.forFuture("the end of all workers", cluster.disconnect());
        }
    }
}
