package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** top where there is no screen. */
class TopCommandTest extends AtThePrompt {
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

    @Test
    void whoHasNoChannelHasNoMessages() {
        prompt.fork("Echo.java");
        prompt.type("spawn sleep 1000");
        var frame = (Map<?, ?>) Json.parse(prompt.says("top --json -i 100ms").getFirst());
        assertEquals("0", rate(frame, "w1"));
        assertEquals("null", rate(frame, "s1"));
    }

    private static String rate(Map<?, ?> frame, String who) {
        return ((List<?>) frame.get("processes"))
                .stream()
                        .map(process -> (Map<?, ?>) process)
                        .filter(process -> who.equals(process.get("who")))
                        .map(process -> Json.write(process.get("sentPerSecond")))
                        .findFirst()
                        .orElseThrow();
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
