package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** top where there is no screen. */
class TopCommandTest {
    @TempDir Path home;
    private Typing prompt;

    @BeforeEach
    void open() {
        prompt = new Typing(home);
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    @Test
    void inAPipeThereIsOneFrameWithItsRates() {
        prompt.fork("Echo.java");
        var lines = prompt.says("top -i 100ms");
        assertEquals(1, lines.stream().filter(line -> line.startsWith("top ")).count());
        assertTrue(lines.getFirst().endsWith("rates are per second"), lines.getFirst());
        var worker = lines.stream().filter(line -> line.startsWith("w1 ")).findFirst();
        assertTrue(worker.orElseThrow().contains("▁"), worker.get());
    }

    @Test
    void soManyFramesAsAskedFor() {
        var lines = prompt.says("top -n 3 -i 100ms");
        assertEquals(3, lines.stream().filter(line -> line.startsWith("top ")).count());
    }

    /** What other programs read: a name that changes here breaks them. */
    @Test
    void aFrameIsOneObjectOnOneLine() {
        prompt.fork("Echo.java");
        prompt.type("spawn sleep 1000");
        var lines = prompt.says("top --json -n 2 -i 100ms");
        assertEquals(2, lines.size());
        for (var i = 0; i < 2; i++) {
            var frame = (Map<?, ?>) Json.parse(lines.get(i));
            assertEquals(
                    List.of("frame", "time", "seconds", "note", "processes"),
                    List.copyOf(frame.keySet()));
            assertEquals(i + 1.0, ((Number) frame.get("frame")).doubleValue());
            var processes = (List<?>) frame.get("processes");
            assertEquals(KEYS, List.copyOf(((Map<?, ?>) processes.getFirst()).keySet()));
            assertEquals(0.0, number(processes, "w1", "receivedPerSecond"));
            assertEquals(null, one(processes, "s1").get("sentPerSecond"));
        }
    }

    private static final List<String> KEYS =
            List.of(
                    "pid",
                    "ppid",
                    "who",
                    "state",
                    "pgid",
                    "sid",
                    "threads",
                    "core",
                    "cpuMillis",
                    "rssKib",
                    "pssKib",
                    "voluntarySwitches",
                    "involuntarySwitches",
                    "startedMillis",
                    "ports",
                    "command",
                    "name",
                    "askedBy",
                    "cpuPercent",
                    "voluntaryPerSecond",
                    "involuntaryPerSecond",
                    "receivedPerSecond",
                    "sentPerSecond");

    private static Map<?, ?> one(List<?> processes, String who) {
        return processes.stream()
                .map(process -> (Map<?, ?>) process)
                .filter(process -> who.equals(process.get("who")))
                .findFirst()
                .orElseThrow();
    }

    private static double number(List<?> processes, String who, String key) {
        return ((Number) one(processes, who).get(key)).doubleValue();
    }

    @Test
    void messagesAreCountedThoughTheJournalForgets() throws InterruptedException {
        prompt.fork("Echo.java");
        var before = prompt.session.world().journal().traffic().get("w1");
        prompt.type("send w1 1");
        prompt.type("await w1 message");
        var after = prompt.session.world().journal().traffic().get("w1");
        assertEquals(before.sent() + 1, after.sent());
        assertEquals(before.received() + 1, after.received());
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        for (var line :
                List.of("top w1", "top -i 0", "top -i 1ms", "top -i 61m", "top -n 0", "top -x")) {
            assertEquals(Outcome.USAGE, prompt.type(line), line);
        }
        assertEquals(1, prompt.type("top -i soon"));
        assertEquals(Outcome.USAGE, prompt.type("tree --live --json"));
    }

    @Test
    void noArgumentOfAProcessIsShownRaw() {
        var world = prompt.session.world();
        world.spawn(
                "sleep", List.of("1000", "\033]0;x\007\u202e"), SpawnOptions.defaults(), b -> {});
        for (var line : List.of("top -i 100ms", "top --json -i 100ms", "tree --live")) {
            HostileOutputTest.requireInert(String.join("\n", prompt.says(line)));
        }
    }
}
