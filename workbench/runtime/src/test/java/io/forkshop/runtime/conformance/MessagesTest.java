package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** I: messages, echoed by a JVM worker and by a Node worker. */
@ExtendWith(NothingLeftBehind.class)
class MessagesTest {
    private static final List<Object> SAMPLES =
            Arrays.asList(
                    "text",
                    "",
                    "quote \" backslash \\ newline \n tab \t nul \0 delete \u007f",
                    "é ü 你好 \uD83D\uDE00 \u2028",
                    0,
                    -1,
                    42,
                    1.5,
                    -2.5e-10,
                    9_007_199_254_740_991L,
                    true,
                    false,
                    null,
                    List.of(),
                    List.of(1, List.of(2, List.of("three"))),
                    Map.of(),
                    Map.of("nested", Map.of("list", List.of(Map.of("deep", true)))));

    @Test
    void p29_valuesComeBackEqualFromAJvm() throws Exception {
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            assertEchoed(worker);
        }
    }

    @Test
    void p29_valuesComeBackEqualFromNode() throws Exception {
        try (ChildProcess worker = Workers.node("echo.js")) {
            assertEchoed(worker);
        }
    }

    private static void assertEchoed(ChildProcess worker) throws Exception {
        Story story = Story.of(worker);
        SAMPLES.forEach(worker::send);
        for (Object sample : SAMPLES) {
            assertEquals(sample, story.nextMessage());
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> ordered.put(key, 1));
        worker.send(ordered);
        Map<?, ?> echoed = (Map<?, ?>) story.nextMessage();
        assertEquals(List.of("z", "a", "m"), List.copyOf(echoed.keySet()));
    }

    @Test
    void p30_whatJsonDoesNotHaveArrivesAsTheNearestThing() throws Exception {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("nan", Double.NaN);
        message.put("infinite", Double.NEGATIVE_INFINITY);
        message.put("date", Instant.parse("2020-02-03T04:05:06Z"));
        message.put("absent", Optional.empty());
        message.put("present", Optional.of("here"));
        message.put("bytes", new byte[] {1, -1});
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("nan", null);
        expected.put("infinite", null);
        expected.put("date", "2020-02-03T04:05:06.000Z");
        expected.put("present", "here");
        expected.put("bytes", Map.of("type", "Buffer", "data", List.of(1, 255)));

        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            Story story = Story.of(worker);
            worker.send(message);
            assertEquals(expected, story.nextMessage());
        }
    }

    /** Java has no undefined; an empty Optional is the nearest thing. */
    @Test
    void p31_nothingAndACycleAreRefusedAndNothingIsSent() throws Exception {
        List<Object> cycle = new ArrayList<>(List.of("x"));
        cycle.add(cycle);
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            Story story = Story.of(worker);

            assertRefused("ERR_MISSING_ARGS", worker, Optional.empty());
            assertRefused("ERR_INVALID_ARG_VALUE", worker, cycle);
            assertRefused("ERR_INVALID_ARG_TYPE", worker, new Thread());
            assertRefused("ERR_INVALID_ARG_TYPE", worker, List.of(1, new Object()));

            worker.send("the first message");
            assertEquals("the first message", story.nextMessage());
        }
    }

    private static void assertRefused(String code, ChildProcess worker, Object message) {
        var thrown = assertThrows(ForkshopException.class, () -> worker.send(message));
        assertEquals(code, thrown.code());
    }

    @Test
    void p32_aLongMessageOfTwoByteCharactersArrivesIntactFromAJvm() throws Exception {
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            assertLongMessageEchoed(worker);
        }
    }

    @Test
    void p32_aLongMessageOfTwoByteCharactersArrivesIntactFromNode() throws Exception {
        try (ChildProcess worker = Workers.node("echo.js")) {
            assertLongMessageEchoed(worker);
        }
    }

    private static void assertLongMessageEchoed(ChildProcess worker) throws Exception {
        String text = "é".repeat(400_000);
        Story story = Story.of(worker);
        worker.send(text);
        assertEquals(text, story.nextMessage());
    }

    /** node-spec 8.22: one queue for each direction. */
    @Test
    void aThousandMessagesComeBackInOrder() throws Exception {
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            Story story = Story.of(worker);
            for (int i = 0; i < 1000; i++) {
                worker.send(i);
            }
            for (int i = 0; i < 1000; i++) {
                assertEquals(i, story.nextMessage());
            }
        }
    }
}
