package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.clone.Undefined;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** I: messages, echoed by a JVM worker and by a Node worker, in each serialization. */
@ExtendWith(NothingLeftBehind.class)
@ParameterizedClass
@EnumSource(Serialization.class)
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

    @Parameter Serialization serialization;

    @Test
    void p29_valuesComeBackEqualFromAJvm() throws Exception {
        try (ChildProcess worker = jvm()) {
            assertEchoed(worker);
        }
    }

    @Test
    void p29_valuesComeBackEqualFromNode() throws Exception {
        try (ChildProcess worker = node()) {
            assertEchoed(worker);
        }
    }

    private ChildProcess jvm() {
        return ChildProcesses.fork(
                Echo.class.getName(), List.of(), Workers.options().serialization(serialization));
    }

    private ChildProcess node() {
        Workers.assumeNode();
        return ChildProcesses.fork(
                Workers.script("echo.js").toString(),
                List.of(),
                Workers.options().serialization(serialization));
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

    /** A sorted map does not even look for a key of another type. */
    @Test
    void p29_keysThatAreNoTextArriveAsText() throws Exception {
        try (ChildProcess worker = jvm()) {
            Story story = Story.of(worker);
            worker.send(new TreeMap<>(Map.of(1, "a")));
            assertEquals(Map.of("1", "a"), story.nextMessage());
        }
    }

    /** In advanced mode they arrive as they are (node-spec 7.6). */
    @Test
    void p30_whatJsonDoesNotHaveArrivesAsTheNearestThing() throws Exception {
        Instant date = Instant.parse("2020-02-03T04:05:06Z");
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("nan", Double.NaN);
        message.put("infinite", Double.NEGATIVE_INFINITY);
        message.put("date", date);
        message.put("absent", Optional.empty());
        message.put("present", Optional.of("here"));
        message.put("bytes", List.of(new byte[] {1, -1}));
        boolean json = serialization == Serialization.JSON;
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("nan", json ? null : Double.NaN);
        expected.put("infinite", json ? null : Double.NEGATIVE_INFINITY);
        expected.put("date", json ? "2020-02-03T04:05:06.000Z" : date);
        if (!json) {
            expected.put("absent", Undefined.UNDEFINED);
        }
        expected.put("present", "here");
        Map<String, ?> buffer = Map.of("type", "Buffer", "data", List.of(1, 255));

        try (ChildProcess worker = jvm()) {
            Story story = Story.of(worker);
            worker.send(message);
            Map<Object, Object> echoed = new LinkedHashMap<>((Map<?, ?>) story.nextMessage());
            Object bytes = ((List<?>) echoed.remove("bytes")).getFirst();
            assertEquals(expected, echoed);
            if (json) {
                assertEquals(buffer, bytes);
            } else {
                assertArrayEquals(new byte[] {1, -1}, (byte[]) bytes);
            }
        }
    }

    /** Java has no undefined of its own; an empty Optional is the nearest thing. */
    @Test
    void p31_nothingAndWhatCannotBeSentAreRefusedAndNothingIsSent() throws Exception {
        try (ChildProcess worker = jvm()) {
            Story story = Story.of(worker);

            assertRefused("ERR_MISSING_ARGS", worker, Optional.empty());
            assertRefused("ERR_MISSING_ARGS", worker, Undefined.UNDEFINED);
            assertRefused("ERR_INVALID_ARG_TYPE", worker, new Thread());
            assertRefused("ERR_INVALID_ARG_TYPE", worker, List.of(1, new Object()));

            worker.send("the first message");
            assertEquals("the first message", story.nextMessage());
        }
    }

    /** Advanced mode keeps a cycle (node-spec 7.6). */
    @Test
    void p31_aCycleIsRefusedInJsonAndNothingIsSent() throws Exception {
        List<Object> cycle = new ArrayList<>(List.of("x"));
        cycle.add(cycle);
        try (ChildProcess worker = jvm()) {
            BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
            worker.onMessage(heard::add);
            if (serialization == Serialization.JSON) {
                assertRefused("ERR_INVALID_ARG_VALUE", worker, cycle);
                worker.send("the first message");
                assertEquals("the first message", Waits.forNext("the echo", heard));
            } else {
                worker.send(cycle);
                List<?> echoed = (List<?>) Waits.forNext("the echo", heard);
                assertEquals("x", echoed.getFirst());
                assertSame(echoed, echoed.get(1));
            }
        }
    }

    private static void assertRefused(String code, ChildProcess worker, Object message) {
        var thrown = assertThrows(ForkshopException.class, () -> worker.send(message));
        assertEquals(code, thrown.code());
    }

    @Test
    void p32_aLongMessageOfTwoByteCharactersArrivesIntactFromAJvm() throws Exception {
        try (ChildProcess worker = jvm()) {
            assertLongMessageEchoed(worker);
        }
    }

    @Test
    void p32_aLongMessageOfTwoByteCharactersArrivesIntactFromNode() throws Exception {
        try (ChildProcess worker = node()) {
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
        try (ChildProcess worker = jvm()) {
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
