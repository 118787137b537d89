package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.clone.JsError;
import io.forkshop.runtime.clone.JsMap;
import io.forkshop.runtime.clone.JsRegExp;
import io.forkshop.runtime.clone.TypedArray;
import io.forkshop.runtime.clone.Undefined;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Our writer and reader of the advanced mode against the real ones. */
@ExtendWith(NothingLeftBehind.class)
class AdvancedWithNodeTest {
    @Test
    void whatNodeSendsComesBackToItTheSame() throws Exception {
        try (ChildProcess node = node("round-trips.js")) {
            node.onMessage(node::send);

            String told = new String(node.stdout().readAllBytes());
            assertTrue(told.endsWith(" came back the same\n"), told);
            assertEquals("exited with code 0", node.awaitClose().toString());
        }
    }

    @Test
    void whatWeSendComesBackFromNodeTheSame() throws Exception {
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("me", List.of(cycle));
        List<Object> values =
                Arrays.asList(
                        "é中",
                        cycle,
                        new JsMap(Map.of(1, List.of("one"))),
                        new LinkedHashSet<>(List.of(1, "a")),
                        Map.of("1", Map.of("b", Undefined.UNDEFINED)),
                        new byte[] {1, -1},
                        new int[] {1, -1},
                        new double[0],
                        new TypedArray(TypedArray.Type.UINT8_CLAMPED, new byte[] {9}),
                        new JsRegExp("a", "g"),
                        new JsError("RangeError", "r", "R", Map.of("why", 1)),
                        new IllegalStateException("of Java", new RuntimeException("inner")),
                        List.of(BigInteger.TWO.pow(100).negate()),
                        Instant.parse("2020-02-03T04:05:06.007Z"));
        try (ChildProcess node = node("echo.js")) {
            BlockingQueue<String> back = new LinkedBlockingQueue<>();
            node.onMessage(message -> back.add(Wire.payload(message)));
            for (Object value : values) {
                node.send(List.of(value));
                assertEquals(
                        Wire.payload(List.of(value)),
                        Waits.forNext("the echo of " + value.getClass(), back));
            }
        }
    }

    /** {@code v8.serialize} is what the channel uses, but for buffers. */
    @Test
    void ourBytesAreThoseOfV8Serialize() throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("'hi'", "hi");
        values.put("'中'", "中");
        values.put("42", 42);
        values.put("true", true);
        values.put("null", null);
        values.put("undefined", Undefined.UNDEFINED);
        values.put("1.5", 1.5);
        values.put("({a:1})", Map.of("a", 1));
        values.put("[]", List.of());
        values.put("new Date(1234567890123)", Instant.ofEpochMilli(1_234_567_890_123L));
        values.put("new Map([[1,'x']])", new JsMap(Map.of(1, "x")));
        values.put("new Set(['x'])", Collections.singleton("x"));
        values.put("2n**70n", BigInteger.TWO.pow(70));
        values.put("-(2n**63n)", BigInteger.TWO.pow(63).negate());
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("me", cycle);
        values.put("(()=>{const c={};c.me=c;return c})()", cycle);
        values.put(
                "['" + "中".repeat(70) + "',{a:['x','中']}]",
                List.of("中".repeat(70), Map.of("a", List.of("x", "中"))));
        List<String> expected = new ArrayList<>();
        for (Object value : values.values()) {
            // Undefined is no message, but may be within one.
            expected.add(Wire.payload(Arrays.asList(value)));
        }
        assertEquals(expected, serializedByNode(values.keySet()));
    }

    private static List<String> serializedByNode(Iterable<String> expressions) throws Exception {
        Workers.assumeNode();
        String script =
                "for (const e of process.argv.slice(1))"
                    + " console.log(require('v8').serialize([eval(e)]).toString('hex').replace(/(..)(?=.)/g,"
                    + " '$1 '))";
        List<String> args = new ArrayList<>(List.of("-e", script, "--"));
        expressions.forEach(args::add);
        return ChildProcesses.execFileSync(
                        "node", args, io.forkshop.runtime.process.ExecOptions.defaults())
                .lines()
                .toList();
    }

    private static ChildProcess node(String script) {
        Workers.assumeNode();
        return ChildProcesses.fork(
                Workers.script(script).toString(),
                List.of(),
                Workers.options().serialization(Serialization.ADVANCED));
    }
}
