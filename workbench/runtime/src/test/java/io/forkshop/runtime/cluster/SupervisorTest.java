package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.AnswersLater;
import io.forkshop.runtime.children.CrashesAtBoot;
import io.forkshop.runtime.children.NeverAccepts;
import io.forkshop.runtime.children.NeverListens;
import io.forkshop.runtime.children.SaysItsId;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.SupervisorStory;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster that is kept up. */
@ExtendWith(NothingLeftBehind.class)
class SupervisorTest {
    private static final Supervision QUICK =
            Supervision.defaults()
                    .backOff(Duration.ofMillis(5), Duration.ofMillis(40), 0.2)
                    .grace(Waits.LONGEST);

    private static ClusterOptions running(Class<?> program, String... args) {
        return ClusterOptions.of(program.getName()).args(args).fork(Workers.options());
    }

    private static Supervisor start(Class<?> program, int workers) {
        return Supervisor.start(running(program), workers, QUICK);
    }

    @Test
    void aKilledWorkerIsReplacedAtTheSamePort() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 2)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            long killed = web.pid("w1").getAsLong();

            web.kill("w1", Signal.SIGKILL);

            story.await(Kind.RESTARTING);
            assertEquals(port, story.port());
            assertNotEquals(killed, web.pid("w1").getAsLong());
            assertEquals(1, story.slot("w1").restarts());
            assertEquals("killed by SIGKILL", story.slot("w1").lastEnd().orElseThrow());
            assertEquals(0, story.slot("w2").restarts());
            assertEquals(2, Client.whoServes(port, 4).stream().distinct().count());
        }
    }

    @Test
    void whoListensLateHearsWhatHasBeen() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 1)) {
            Waits.until(
                    "w1 listens",
                    () -> web.status().getFirst().state() == SlotState.LISTENING,
                    () -> web.status().toString());
            List<Kind> first = new CopyOnWriteArrayList<>();
            web.onEvent(event -> first.add(event.kind()));
            Waits.until("both events", () -> first.equals(List.of(Kind.STARTED, Kind.LISTENING)));
            List<Kind> second = new CopyOnWriteArrayList<>();
            web.onEvent(event -> second.add(event.kind()));
            web.kill("w1", Signal.SIGKILL);
            Waits.until("its death", () -> second.contains(Kind.DIED));
            assertEquals(Kind.DIED, second.getFirst(), "not what the first listener heard");
        }
    }

    @Test
    void whatNobodyCanKnowIsNotSaid() throws Exception {
        ClusterOptions shared = running(SaysItsId.class).policy(Policy.SHARED);
        try (Supervisor web = Supervisor.start(shared, 1, QUICK)) {
            int port = SupervisorStory.of(web).port();
            assertEquals(List.of("1"), Client.whoServes(port, 1));
            assertEquals(OptionalLong.empty(), web.status().getFirst().served());
            assertTrue(web.status().getFirst().inFlight().isPresent());
        }
    }

    @Test
    void aCrashLoopIsGivenUpWithATallyAndCanBeRetried() throws Exception {
        try (Supervisor web = start(CrashesAtBoot.class, 1)) {
            SupervisorStory story = SupervisorStory.of(web);
            story.await(SlotState.FAILED);

            assertEquals("6 x exited with code 7", story.slot("w1").tally());
            assertEquals(6, web.cluster().fork().id() - 1, "starts");
            assertTrue(story.await(Kind.FAILED).text().contains("6 deaths within 10 s"));
            assertTrue(web.retry("w1"));
            story.await(SlotState.FAILED);
            assertEquals("6 x exited with code 7", story.slot("w1").tally());
        }
    }

    @Test
    void whatDoesNotListenInTimeDies() throws Exception {
        Supervision rules =
                QUICK.readyTimeout(Duration.ofMillis(50)).intensity(0, Duration.ofSeconds(10));
        try (Supervisor web = Supervisor.start(running(NeverListens.class), 1, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            story.await(SlotState.FAILED);
            assertEquals("did not listen within 50 ms", story.slot("w1").lastEnd().orElseThrow());
        }
    }

    @Test
    void aModuleThatCannotRunIsToldAtOnce() {
        ClusterOptions nothing = ClusterOptions.of("no-such-file.java");
        ForkshopException e =
                assertThrows(ForkshopException.class, () -> Supervisor.start(nothing, 2, QUICK));
        assertEquals("ENOENT", e.code());
    }

    @Test
    void aReloadReplacesEveryWorkerAndKeepsThePort() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 2)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            List<Long> before = story.pids();

            ReloadResult result = Waits.forFuture("the reload", web.reload());

            assertTrue(result.done(), result.text());
            assertEquals(port, story.port());
            assertTrue(story.pids().stream().noneMatch(before::contains));
            assertEquals(0, story.slot("w1").restarts());
            assertEquals(0, story.count(Kind.DIED), () -> story.soFar().toString());
        }
    }

    @Test
    void aBadVersionIsRolledBackAndTheOldWorkersStay() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 2);
                ServerSocket elsewhere = new ServerSocket(0)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            List<Long> before = story.pids();
            String otherPort = Integer.toString(elsewhere.getLocalPort());
            elsewhere.close();

            rolledBack(web, running(CrashesAtBoot.class), "w1 exited with code 7");
            rolledBack(web, running(SaysItsId.class, otherPort), "w1 listens at 127.0.0.1:");
            rolledBack(web, ClusterOptions.of("no-such-file.java"), "there is no file");

            assertEquals(before, story.pids());
            assertEquals(2, Client.whoServes(port, 4).stream().distinct().count());
        }
    }

    private static void rolledBack(Supervisor web, ClusterOptions next, String why)
            throws Exception {
        ReloadResult result = Waits.forFuture("the reload's end", web.reload(next));
        assertFalse(result.done(), result.text());
        assertTrue(result.text().contains(why), result.text());
    }

    @Test
    void aVersionThatHangsAtBootIsRolledBackAfterTheReadyTimeout() throws Exception {
        Supervision rules = QUICK.readyTimeout(Duration.ofSeconds(2));
        try (Supervisor web = Supervisor.start(running(SaysItsId.class), 1, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            story.port();
            List<Long> before = story.pids();
            rolledBack(web, running(NeverListens.class), "w1 did not listen within 2 s");
            assertEquals(before, story.pids());
        }
    }

    @Test
    void aStoppedWorkerIsFoundAndReplaced() throws Exception {
        Supervision rules = QUICK.heartbeat(Duration.ofSeconds(2));
        try (Supervisor web = Supervisor.start(running(SaysItsId.class), 2, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            story.port();
            long pid = web.pid("w2").getAsLong();

            web.kill("w2", Signal.SIGSTOP);

            ClusterEvent stuck = story.await(Kind.STUCK);
            assertEquals("w2", stuck.slot());
            assertTrue(stuck.text().contains("stopped by a signal (state T)"), stuck.text());
            story.await(Kind.RESTARTING);
            story.await(SlotState.LISTENING);
            assertNotEquals(pid, web.pid("w2").getAsLong());
        }
    }

    @Test
    void aHungWorkerIsReplacedAndItsConnectionGoesToTheNext() throws Exception {
        Supervision rules = QUICK.heartbeat(Duration.ofMillis(200));
        try (Supervisor web = Supervisor.start(running(NeverAccepts.class), 1, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            try (Socket client = Client.connect(port)) {
                assertTrue(story.await(Kind.STUCK).text().contains("is hung"));
                assertTrue(client.isConnected());
            }
        }
    }

    /** Under the shared policy nobody hands it a connection: only its silence tells. */
    @Test
    void aWorkerOfNodeThatHangsIsFoundAndOneThatIsIdleIsNot() throws Exception {
        Workers.assumeNode();
        Supervision rules = QUICK.heartbeat(Duration.ofMillis(300));
        ClusterOptions node =
                ClusterOptions.of(Workers.script("cluster/hangs.js").toString())
                        .fork(Workers.options())
                        .policy(Policy.SHARED);
        try (Supervisor web = Supervisor.start(node, 2, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            story.port();
            Waits.until("both listen", () -> story.count(Kind.LISTENING) == 2, story::soFar);
            web.cluster().workers().get(2).send("hang");

            ClusterEvent stuck = story.await(Kind.STUCK);
            assertEquals("w2", stuck.slot());
            assertTrue(stuck.text().contains("nothing was heard of it for"), stuck.text());
            Waits.until("another", () -> story.count(Kind.LISTENING) == 3, story::soFar);
            assertEquals(0, story.slot("w1").restarts());
        }
    }

    @Test
    void aComputingWorkerIsCalledBusyAndLeftAlone() throws Exception {
        Supervision rules = QUICK.heartbeat(Duration.ofMillis(500));
        ClusterOptions computing = running(NeverAccepts.class, "computes");
        try (Supervisor web = Supervisor.start(computing, 1, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            try (Socket client = Client.connect(story.port())) {
                story.await(SlotState.BUSY);
                assertEquals(0, story.slot("w1").restarts());
                assertTrue(client.isConnected());
            }
        }
    }

    @Test
    void afterAGoodbyeTheNextWorkerListensWhileTheOldOneFinishes() throws Exception {
        try (Supervisor web = start(AnswersLater.class, 1)) {
            SupervisorStory story = SupervisorStory.of(web);
            CompletableFuture<Object> accepted = new CompletableFuture<>();
            web.cluster().onMessage((worker, message) -> accepted.complete(message));
            int port = story.port();
            try (Socket client = Client.connect(port)) {
                Waits.forFuture("the first connection", accepted);
                long old = web.pid("w1").getAsLong();
                web.cluster().workers().get(1).send("say goodbye");

                story.await(Kind.LEAVING);
                Waits.until(
                        "the next worker", () -> story.count(Kind.LISTENING) == 2, story::soFar);
                assertTrue(
                        ProcessHandle.of(old).isPresent(),
                        "the old one has gone before its connection");
                client.getOutputStream().write('x');
                assertEquals("1\n", new String(client.getInputStream().readAllBytes()));
                story.await(Kind.LEFT);
            }
            assertTrue(story.slot("w1").tally().contains("it broke"), story.slot("w1").tally());
        }
    }

    @Test
    void aCancelledReloadPutsBackWhatRan() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 2)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            List<Long> before = story.pids();
            CompletableFuture<ReloadResult> end = web.reload(running(NeverListens.class));
            assertTrue(web.cancelReload());
            ReloadResult result = Waits.forFuture("the reload's end", end);
            assertFalse(result.done());
            assertTrue(result.text().contains("it was cancelled"), result.text());
            assertEquals(before, story.pids());
            assertFalse(web.cancelReload(), "nothing is under way");
            assertEquals(2, Client.whoServes(port, 4).stream().distinct().count());
            Waits.until("the candidate's end", () -> story.count(Kind.LEFT) == 1, story::soFar);
        }
    }

    @Test
    void scalingStartsAndRetiresTheLastSlots() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 1)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            web.scale(3);
            story.await(SlotState.LISTENING);
            assertEquals(3, Client.whoServes(port, 6).stream().distinct().count());

            web.scale(1);
            Waits.until("two have left", () -> story.count(Kind.LEFT) == 2, story::soFar);
            assertEquals(List.of("w1"), web.status().stream().map(SlotStatus::name).toList());
            assertEquals(List.of("1", "1"), Client.whoServes(port, 2));
            assertThrows(ForkshopException.class, () -> web.scale(0));
        }
    }

    @Test
    void stopLetsWorkersFinishAndFreesThePort() throws Exception {
        try (Supervisor web = start(SaysItsId.class, 2)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            Waits.forFuture("the end", web.stop());
            assertEquals(0, story.count(Kind.FORCED));
            new ServerSocket(port).close();
            assertThrows(ForkshopException.class, web::status);
        }
    }
}
