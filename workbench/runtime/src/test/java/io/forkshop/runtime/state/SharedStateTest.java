package io.forkshop.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.SharesState;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What one process puts, the others know later: in each of the three ways. */
@ExtendWith(NothingLeftBehind.class)
class SharedStateTest {
    @TempDir Path folder;

    /** Two workers and all they tell. */
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private Cluster cluster(String way) {
        Cluster cluster =
                Cluster.of(
                        ClusterOptions.of(SharesState.class.getName())
                                .args(way, folder.resolve("state.json").toString())
                                .fork(Workers.options()));
        cluster.onMessage(
                (worker, message) -> {
                    if (!(message instanceof Map<?, ?>)) {
                        told.add(worker.id() + " " + text(message));
                    }
                });
        return cluster;
    }

    private static String text(Object message) {
        if (message instanceof List<?> update) {
            assertTrue(((Number) update.get(2)).longValue() > 0, "no staleness in " + update);
            return "hears " + update.get(0) + " = " + update.get(1);
        }
        return String.valueOf(message);
    }

    private void await(String what) throws InterruptedException {
        String next = "";
        while (!next.equals(what)) {
            next = Waits.forNext(what, told);
        }
    }

    private static Map<String, Object> put(String key, Object value) {
        return Map.of("put", key, "value", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "watched", "polled"})
    void whatOnePutsTheOtherHears(String way) throws Exception {
        try (Cluster cluster = cluster(way);
                SharedState ours = PrimaryState.of(cluster)) {
            Worker first = cluster.fork();
            cluster.fork();
            Waits.until("both are ready", () -> told.size() == 2);

            first.send(put("visits", 1));
            await("2 hears visits = 1");
            first.send(put("visits", 2));
            await("2 hears visits = 2");
            if (way.equals("messages")) {
                assertEquals(Optional.of(2), ours.get("visits"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "watched", "polled"})
    void aNewcomerLearnsWhatWasPutBefore(String way) throws Exception {
        try (Cluster cluster = cluster(way);
                SharedState ours = PrimaryState.of(cluster)) {
            Worker first = cluster.fork();
            await("1 ready");
            first.send(put("leader", "first"));
            await("1 has put leader");

            cluster.fork();
            await("2 ready");
            first.send(put("last", true));
            await("2 hears last = true"); // In a file's case the older one was read at the start.
            assertEquals(way.equals("messages"), ours.get("leader").isPresent());
        }
    }

    @Test
    void thePrimaryPutsTooAndAllHear() throws Exception {
        try (Cluster cluster = cluster("messages");
                SharedState ours = PrimaryState.of(cluster)) {
            cluster.fork();
            cluster.fork();
            Waits.until("both are ready", () -> told.size() == 2);
            ours.put("limit", List.of(1, 2));
            Waits.until("both hear", () -> told.size() == 4, () -> told);
            assertTrue(told.contains("1 hears limit = [1, 2]"), told::toString);
        }
    }

    @Test
    void thePutThatWasLaterWinsHoweverItComes() {
        Known known = new Known();
        assertTrue(known.hear(new Entry("k", "late", 20)));
        assertEquals(false, known.hear(new Entry("k", "early", 10)));
        assertEquals(Optional.of("late"), known.get("k"));
    }

    @Test
    void putsOfManyThreadsAreAllInTheFile() throws Exception {
        Path path = folder.resolve("many.json");
        try (FileState one = FileState.polled(path, Duration.ofDays(1));
                FileState two = FileState.polled(path, Duration.ofDays(1))) {
            List<Thread> threads =
                    List.of(
                            Thread.ofPlatform().start(() -> putAll(one, "a")),
                            Thread.ofPlatform().start(() -> putAll(two, "b")));
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(40, new StateFile(path).read().size());
        }
        try (var files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
            assertEquals(List.of("many.json", "many.json.lock"), names);
        }
    }

    private static void putAll(SharedState state, String prefix) {
        for (int i = 0; i < 20; i++) {
            state.put(prefix + i, i);
        }
    }

    @Test
    void aDamagedFileIsNothingAndIsRepairedByTheNextPut() throws Exception {
        Path path = Files.writeString(folder.resolve("damaged.json"), "[{\"key\":");
        try (FileState state = FileState.polled(path, Duration.ofDays(1))) {
            assertEquals(Optional.empty(), state.get("k"));
            state.put("k", 1);
            assertEquals(1, new StateFile(path).read().size());
        }
        assertThrows(ForkshopException.class, () -> FileState.polled(path, Duration.ZERO));
    }
}
