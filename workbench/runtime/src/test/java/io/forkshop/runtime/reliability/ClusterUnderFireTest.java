package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.AnswersSlowly;
import io.forkshop.runtime.children.CrashesAtBoot;
import io.forkshop.runtime.children.NeverListens;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.ReloadResult;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Crowd;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.SupervisorStory;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A supervised cluster that is hurt while clients come (REL-1, 3, 4 and 23). */
@ExtendWith(NothingLeftBehind.class)
class ClusterUnderFireTest {
    private static final Duration NO_LIMIT = Duration.ofHours(1);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Nobody is called stuck or given up here because the machine is busy. */
    private static final Supervision RULES =
            Supervision.defaults()
                    .backOff(Duration.ofMillis(20), Duration.ofMillis(100), 0.2)
                    .intensity(1000, Duration.ofSeconds(10))
                    .heartbeat(NO_LIMIT)
                    .readyTimeout(Waits.LONGEST)
                    .grace(Waits.LONGEST);

    private final Random random = new Random();

    private static ClusterOptions running(Class<?> program, String... args) {
        return ClusterOptions.of(program.getName()).args(args).fork(Workers.options());
    }

    @Test
    void rel1_killedWorkersTakeWithThemWhatTheyHadAcceptedAndNoMore() throws Exception {
        killWorkers(Loop.of(4), 100, Duration.ZERO);
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void rel1_fiftyFourKills() throws Exception {
        Loop loop = Loop.soak(54);
        killWorkers(loop, 100, Duration.ZERO);
        loop.report("REL-1", "every failure was one of a killed worker's connections");
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void rel23_fiveMinutesOfKillsAndReloadsLeaveNothing() throws Exception {
        Loop loop = Loop.soak(Duration.ofMinutes(5));
        String measured = killWorkers(loop, 300, Duration.ofSeconds(1));
        loop.report("REL-23", measured + "; no descriptor, thread or process more than before");
    }

    /**
     * Exact: a connection that a worker took was either answered, or died with it. Whatever it had
     * not taken, others answered. Reloads once a minute. Returns what was measured.
     *
     * @param between from one kill to the next, if its replacement is there by then
     */
    private String killWorkers(Loop loop, int perSecond, Duration between) throws Exception {
        Map<Long, Worker> dead = new HashMap<>();
        try (Supervisor web = Supervisor.start(running(AnswersSlowly.class), 4, RULES)) {
            SupervisorStory story = SupervisorStory.of(web);
            web.cluster()
                    .onExit(
                            (worker, end) -> {
                                synchronized (dead) {
                                    dead.put(worker.process().pid().orElseThrow(), worker);
                                }
                            });
            Crowd crowd = Crowd.fresh(story.port(), perSecond);
            long next = System.nanoTime();
            long nextReload = next + MINUTE;
            long settled = 0;
            try (crowd) {
                for (int round = loop.next(); round >= 0; round = loop.next()) {
                    int enough = crowd.answered() + 50;
                    Waits.until("50 more answers", () -> crowd.answered() >= enough);
                    List<Long> pids = story.pids();
                    String slot = "w" + (1 + random.nextInt(4));
                    web.kill(slot, Signal.SIGKILL);
                    Waits.until("its replacement", () -> !pids.equals(story.pids()));
                    story.port();
                    if (System.nanoTime() > nextReload) {
                        assertTrue(Waits.forFuture("the reload", web.reload()).done());
                        nextReload += MINUTE;
                        settled = settled == 0 ? residentKib() : settled;
                    }
                    next += between.toNanos();
                    while (System.nanoTime() < next) {
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                }
            }
            int lost = lost(dead, crowd);
            assertEquals(Map.of("broken off", lost), withDefault(crowd.failures()));
            return String.format(
                    "%d answered, %d lost with a worker that had taken them; primary's memory from"
                            + " %d to %d MiB",
                    crowd.answered(), lost, settled / 1024, residentKib() / 1024);
        }
    }

    /** Of this process, which is the primary and all clients. */
    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static int lost(Map<Long, Worker> dead, Crowd crowd) {
        synchronized (dead) {
            return dead.entrySet().stream()
                    .mapToInt(
                            entry ->
                                    (int) entry.getValue().served()
                                            - crowd.answeredBy(entry.getKey()))
                    .sum();
        }
    }

    private static Map<String, Integer> withDefault(Map<String, Integer> failures) {
        failures.putIfAbsent("broken off", 0);
        return failures;
    }

    @Test
    void rel3_reloadsLoseNoFreshConnection() throws Exception {
        reloadUnderFire(false, Loop.of(2));
    }

    @Test
    void rel3_reloadsLoseNoKeptConnection() throws Exception {
        reloadUnderFire(true, Loop.of(2));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void rel3_twelveReloadsLoseNothing() throws Exception {
        Loop fresh = Loop.soak(12);
        reloadUnderFire(false, fresh);
        fresh.report("REL-3", "no fresh connection was lost");
        Loop kept = Loop.soak(12);
        reloadUnderFire(true, kept);
        kept.report("REL-3", "no kept connection was lost");
    }

    private static void reloadUnderFire(boolean kept, Loop loop) throws Exception {
        try (Supervisor web = Supervisor.start(running(AnswersSlowly.class), 3, RULES)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            Crowd crowd = kept ? Crowd.kept(port, 12) : Crowd.fresh(port, 100);
            try (crowd) {
                for (int round = loop.next(); round >= 0; round = loop.next()) {
                    List<Long> before = story.pids();
                    assertTrue(Waits.forFuture("the reload", web.reload()).done());
                    assertTrue(story.pids().stream().noneMatch(before::contains));
                    long newest = story.pids().getLast();
                    Waits.until("an answer of it", () -> crowd.answeredBy(newest) > 0);
                }
            }
            assertEquals(Map.of(), crowd.failures());
        }
    }

    @Test
    void rel4_badVersionsCostNoRequest() throws Exception {
        Supervision rules = RULES.readyTimeout(Duration.ofSeconds(5));
        try (Supervisor web = Supervisor.start(running(AnswersSlowly.class), 2, rules)) {
            SupervisorStory story = SupervisorStory.of(web);
            int port = story.port();
            List<Long> before = story.pids();
            Crowd crowd = Crowd.fresh(port, 100);
            try (crowd) {
                rolledBack(web, CrashesAtBoot.class, "exited with code 7");
                rolledBack(web, NeverListens.class, "did not listen within 5 s");
                int enough = crowd.answered() + 20;
                Waits.until("20 more answers", () -> crowd.answered() >= enough);
            }
            assertEquals(Map.of(), crowd.failures());
            assertEquals(before, story.pids());
        }
    }

    private static void rolledBack(Supervisor web, Class<?> next, String why) throws Exception {
        ReloadResult result = Waits.forFuture("the reload's end", web.reload(running(next)));
        assertFalse(result.done(), result.text());
        assertTrue(result.text().contains(why), result.text());
    }
}
