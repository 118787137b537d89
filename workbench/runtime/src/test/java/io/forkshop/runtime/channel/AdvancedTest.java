package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.JsError;
import io.forkshop.runtime.clone.JsMap;
import io.forkshop.runtime.clone.JsRegExp;
import io.forkshop.runtime.clone.SparseArray;
import io.forkshop.runtime.clone.TypedArray;
import io.forkshop.runtime.clone.Undefined;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** V8's format, byte by byte as Node 20 wrote it (node-spec 8.7). */
class AdvancedTest {
    private record Sample(Object value, String bytes) {
        @Override
        public String toString() {
            return value + " = " + bytes;
        }
    }

    private static final List<Sample> SAME_BOTH_WAYS =
            List.of(
                    new Sample("hi", "ff 0f 22 02 68 69"),
                    new Sample("é", "ff 0f 22 01 e9"),
                    new Sample("中", "ff 0f 63 02 2d 4e"),
                    new Sample("ab中", "ff 0f 63 06 61 00 62 00 2d 4e"),
                    new Sample(42, "ff 0f 49 54"),
                    new Sample(-1, "ff 0f 49 01"),
                    new Sample(Integer.MAX_VALUE, "ff 0f 49 fe ff ff ff 0f"),
                    new Sample(Integer.MIN_VALUE, "ff 0f 49 ff ff ff ff 0f"),
                    new Sample(2_147_483_648L, "ff 0f 4e 00 00 00 00 00 00 e0 41"),
                    new Sample(9_007_199_254_740_991L, "ff 0f 4e ff ff ff ff ff ff 3f 43"),
                    new Sample(1.5, "ff 0f 4e 00 00 00 00 00 00 f8 3f"),
                    new Sample(-0.0, "ff 0f 4e 00 00 00 00 00 00 00 80"),
                    new Sample(Double.NaN, "ff 0f 4e 00 00 00 00 00 00 f8 7f"),
                    new Sample(Double.POSITIVE_INFINITY, "ff 0f 4e 00 00 00 00 00 00 f0 7f"),
                    new Sample(Double.NEGATIVE_INFINITY, "ff 0f 4e 00 00 00 00 00 00 f0 ff"),
                    new Sample(true, "ff 0f 54"),
                    new Sample(false, "ff 0f 46"),
                    new Sample(null, "ff 0f 30"),
                    new Sample(Map.of("a", 1), "ff 0f 6f 22 01 61 49 02 7b 01"),
                    new Sample(Map.of("1", "a"), "ff 0f 6f 49 02 22 01 61 7b 01"),
                    new Sample(Map.of("中", 1), "ff 0f 6f 00 63 02 2d 4e 49 02 7b 01"),
                    new Sample(Map.of("a", Undefined.UNDEFINED), "ff 0f 6f 22 01 61 5f 7b 01"),
                    new Sample(List.of(), "ff 0f 41 00 24 00 00"),
                    new Sample(List.of(1, 2), "ff 0f 41 02 49 02 49 04 24 00 02"),
                    new Sample(
                            Arrays.asList("a", null, Undefined.UNDEFINED, Map.of()),
                            "ff 0f 41 04 22 01 61 30 5f 6f 7b 00 24 00 04"),
                    new Sample(
                            new SparseArray(3, new TreeMap<>(Map.of(0, 1, 2, 3))),
                            "ff 0f 61 03 49 00 49 02 49 04 49 06 40 02 03"),
                    new Sample(Instant.EPOCH, "ff 0f 44 00 00 00 00 00 00 00 00"),
                    new Sample(
                            new JsMap(ordered(1, "a", "b", 2)),
                            "ff 0f 3b 49 02 22 01 61 22 01 62 49 04 3a 04"),
                    new Sample(
                            new LinkedHashSet<>(List.of(1, "a")), "ff 0f 27 49 02 22 01 61 2c 02"),
                    new Sample(new JsRegExp("a\\/b", "ig"), "ff 0f 52 22 04 61 5c 2f 62 03"),
                    new Sample(new JsRegExp("", ""), "ff 0f 52 22 04 28 3f 3a 29 00"),
                    new Sample(new JsRegExp("é", "dgimsuy"), "ff 0f 52 22 01 e9 bf 01"),
                    new Sample(new JsRegExp("x", "v"), "ff 0f 52 22 01 78 80 02"),
                    new Sample(
                            new JsError("TypeError", "m", "S", null),
                            "ff 0f 72 54 6d 22 01 6d 73 22 01 53 2e"),
                    new Sample(
                            new JsError("Error", "m", "S", 1),
                            "ff 0f 72 6d 22 01 6d 63 49 02 73 22 01 53 2e"),
                    new Sample(ByteBuffer.wrap(new byte[] {1, 2, 3}), "ff 0f 42 03 01 02 03"),
                    new Sample(
                            new TypedArray(TypedArray.Type.UINT8, new byte[] {1, 2}),
                            "ff 0f 5c 00 01 02 01 02"),
                    new Sample(
                            new TypedArray(TypedArray.Type.DATA_VIEW, new byte[2]),
                            "ff 0f 5c 00 09 02 00 00"),
                    new Sample(BigInteger.TEN, "ff 0f 5a 10 0a 00 00 00 00 00 00 00"),
                    new Sample(BigInteger.ONE.negate(), "ff 0f 5a 11 01 00 00 00 00 00 00 00"),
                    new Sample(BigInteger.ZERO, "ff 0f 5a 00"),
                    new Sample(
                            BigInteger.TWO.pow(64),
                            "ff 0f 5a 20 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00"));

    @ParameterizedTest
    @FieldSource("SAME_BOTH_WAYS")
    void aValueIsWrittenAsNodeWritesItAndReadBackEqual(Sample sample) {
        assertEquals(sample.bytes, Wire.payload(sample.value));
        assertEquals(sample.value, Wire.read(sample.bytes));
    }

    @Test
    void aFrameIsItsLengthAndThePayload() {
        assertEquals(
                "00 00 00 06 ff 0f 22 02 68 69",
                Wire.hex(Wire.bytes(Serialization.ADVANCED, "hi")));
        assertEquals(
                "00 01 00 06 ff 0f 22 80 80",
                Wire.hex(Wire.bytes(Serialization.ADVANCED, "x".repeat(65536))).substring(0, 26));
    }

    @Test
    void arraysOfPrimitivesAreTypedArrays() {
        assertEquals("ff 0f 5c 00 0a 02 01 ff", Wire.payload(new byte[] {1, -1}));
        assertEquals("ff 0f 5c 00 03 02 01 00", Wire.payload(new short[] {1}));
        assertEquals("ff 0f 5c 00 05 04 01 00 00 00", Wire.payload(new int[] {1}));
        assertEquals("ff 0f 5c 00 0b 08 01 00 00 00 00 00 00 00", Wire.payload(new long[] {1}));
        for (Object array :
                List.of(
                        new byte[] {1, -1},
                        new short[] {1, -1},
                        new int[] {1, -1},
                        new float[] {1.5f},
                        new double[] {1.5, Double.NaN},
                        new long[] {1, Long.MIN_VALUE})) {
            Object read = Wire.read(Wire.payload(array));
            assertArrayEquals(new Object[] {array}, new Object[] {read});
        }
    }

    /** A number that V8 happens to keep as a double is the same number. */
    @Test
    void aWholeDoubleIsAnIntegerAndALongWhereItIsExact() {
        assertEquals(1, Wire.read("ff 0f 4e 00 00 00 00 00 00 f0 3f"));
        assertEquals("ff 0f 4e 00 00 00 00 00 00 f0 3f", Wire.payload(1.0));
        assertEquals(1e300, Wire.read(Wire.payload(1e300)));
        assertEquals(4_294_967_295L, Wire.read("ff 0f 55 ff ff ff ff 0f"));
        assertEquals(-9_007_199_254_740_992L, Wire.read(Wire.payload(-9_007_199_254_740_992L)));
    }

    @Test
    void aCycleIsAReferenceToTheObjectThatBeganFirst() {
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("me", cycle);

        assertEquals("ff 0f 6f 22 02 6d 65 5e 00 7b 01", Wire.payload(cycle));
        Map<?, ?> read = (Map<?, ?>) Wire.read("ff 0f 6f 22 02 6d 65 5e 00 7b 01");
        assertSame(read, read.get("me"));
    }

    @Test
    void everyContainerMayContainItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        List<?> readList = (List<?>) Wire.read(Wire.payload(list));
        assertSame(readList, readList.getFirst());
        // map = { map => map }, set = { set }: as hash codes they would never end.
        JsMap map = (JsMap) Wire.read("ff 0f 3b 5e 00 5e 00 3a 02");
        assertSame(map, map.get(map));
        Set<?> set = (Set<?>) Wire.read("ff 0f 27 5e 00 2c 01");
        assertTrue(set.contains(set));
        assertSame(set, set.iterator().next());
    }

    @Test
    void whatStandsInTwoPlacesIsOneObjectToTheReceiver() {
        Map<String, Object> shared = new LinkedHashMap<>();
        String bytes = "ff 0f 6f 22 01 61 6f 7b 00 22 01 62 5e 01 7b 02";
        assertEquals(bytes, Wire.payload(ordered("a", shared, "b", shared)));

        Map<?, ?> read = (Map<?, ?>) Wire.read(bytes);
        assertSame(read.get("a"), read.get("b"));
        assertEquals(bytes, Wire.payload(read));
    }

    /** Or else a change of the one in JavaScript would be a change of the other. */
    @Test
    void javasEmptyConstantsAreNotOneObject() {
        assertEquals(
                "ff 0f 41 02 41 00 24 00 00 41 00 24 00 00 24 00 02",
                Wire.payload(List.of(List.of(), List.of())));
    }

    /** Every object has a number, also one that Java sees as a value. */
    @Test
    void referencesCountAllObjects() {
        Map<String, Object> shared = new LinkedHashMap<>();
        byte[] buffer = {'x'};
        assertEquals(
                "ff 0f 6f 22 01 78 6f 22 01 61 6f 7b 00 22 01 62 41 02 5c 00 0a 01 78 5e 02 24 00"
                        + " 02 7b 02 7b 01",
                Wire.payload(Map.of("x", ordered("a", shared, "b", List.of(buffer, shared)))));
        // [new Date(0), new Boolean(true), new String('s'), {…host copy…}, the first again]
        List<?> read =
                (List<?>)
                        Wire.read(
                                "ff 0f 41 05 44 00 00 00 00 00 00 00 00 79 73 22 01 73 5c 01 6f 7b"
                                        + " 00 5e 01 24 00 05");
        assertEquals(List.of(Instant.EPOCH, true, "s", Map.of(), Instant.EPOCH), read);
    }

    @Test
    void keysOfAMapAreToldApartAsInJavaScript() {
        // new Map([[{}, 1], [{}, 2], [-0, 3], [10n, 4]])
        JsMap map =
                (JsMap)
                        Wire.read(
                                "ff 0f 3b 6f 7b 00 49 02 6f 7b 00 49 04 49 00 49 06 5a 10 0a 00 00"
                                        + " 00 00 00 00 00 49 08 3a 08");
        assertEquals(4, map.size());
        assertNull(map.get(Map.of()));
        assertEquals(3, map.get(0L));
        assertEquals(3, map.get(-0.0));
        assertEquals(4, map.get(BigInteger.TEN));
        assertFalse(map.containsKey(10));
        assertEquals(List.of(1, 2, 3, 4), List.copyOf(map.values()));
    }

    @Test
    void whatWasReceivedCannotBeChanged() {
        Map<?, ?> map = (Map<?, ?>) Wire.read(Wire.payload(Map.of("a", List.of(Set.of(1)))));
        List<?> list = (List<?>) map.get("a");
        Set<?> set = (Set<?>) list.getFirst();
        assertThrows(UnsupportedOperationException.class, map::clear);
        assertThrows(UnsupportedOperationException.class, list::clear);
        assertThrows(UnsupportedOperationException.class, set::clear);
        JsMap jsMap = (JsMap) Wire.read("ff 0f 3b 49 02 49 02 3a 02");
        assertThrows(UnsupportedOperationException.class, jsMap::clear);
    }

    @Test
    void manyKindsOfJavaAreSentAsTheNearestThing() {
        record Point(int x, Optional<String> y) {}
        assertEquals(
                ordered("x", 1, "y", Undefined.UNDEFINED),
                Wire.read(Wire.payload(new Point(1, Optional.empty()))));
        assertEquals(List.of("a", "b"), Wire.read(Wire.payload(new char[] {'a', 'b'})));
        assertEquals(List.of(true), Wire.read(Wire.payload(new boolean[] {true})));
        assertEquals(List.of(1), Wire.read(Wire.payload(new Object[] {1})));
        assertEquals("MINUTES", Wire.read(Wire.payload(java.util.concurrent.TimeUnit.MINUTES)));
        assertEquals(Instant.ofEpochMilli(-1), Wire.read(Wire.payload(new Date(-1))));
        assertEquals(
                Instant.ofEpochMilli(-1), Wire.read(Wire.payload(Instant.ofEpochSecond(0, -1))));
        Map<Object, Object> twice = ordered(1, "a", "1", "b");
        assertEquals(Map.of("1", "b"), Wire.read(Wire.payload(twice)));
        assertNull(Wire.read("ff 0f 44 00 00 00 00 00 00 f8 7f"), "an invalid Date");
    }

    @Test
    void anExceptionTravelsAsAnErrorWithItsCause() {
        Throwable thrown = new IllegalStateException("outer", new RuntimeException("inner"));
        JsError read = assertInstanceOf(JsError.class, Wire.read(Wire.payload(thrown)));

        assertEquals("Error: outer", read.toString());
        assertTrue(
                read.stack().startsWith("java.lang.IllegalStateException: outer\n    at "),
                read.stack());
        assertEquals("Error: inner", read.cause().toString());
    }

    @Test
    void whatCannotBeClonedIsRefusedByName() {
        assertRefused("ERR_INVALID_ARG_TYPE", "a java.lang.Thread cannot be", new Thread());
        assertRefused(
                "ERR_INVALID_ARG_TYPE",
                "a java.lang.Object cannot be sent: it cannot be cloned",
                List.of(1, Map.of("a", new Object())));
        assertRefused("ERR_INVALID_ARG_TYPE", "would be rounded", Long.MAX_VALUE);
        assertRefused("ERR_INVALID_ARG_TYPE", "would be rounded", Long.MIN_VALUE);
        assertRefused("ERR_INVALID_ARG_TYPE", "BigDecimal cannot", new java.math.BigDecimal("0.1"));
        assertRefused("ERR_INVALID_ARG_TYPE", "Instant cannot be sent", Instant.MAX);
        assertRefused("ERR_MISSING_ARGS", "nothing to send", Optional.empty());
        assertRefused("ERR_MISSING_ARGS", "nothing to send", Undefined.UNDEFINED);
        RuntimeException own = new RuntimeException("a");
        own.initCause(new RuntimeException("b", own));
        assertRefused("ERR_INVALID_ARG_VALUE", "its own cause", own);
    }

    @Test
    void fiveHundredLevelsAreSentAndReadAndOneMoreIsRefused() {
        Object deep = List.of();
        for (int i = 1; i < 500; i++) {
            deep = List.of(deep);
        }
        assertEquals(deep, Wire.read(Wire.payload(deep)));
        assertRefused("ERR_INVALID_ARG_VALUE", "nested deeper than 500", List.of(deep));
    }

    @Test
    void jsonLeavesUndefinedOutAsItDoesAbsentMembers() {
        assertEquals("{\"b\":1}", Json.write(ordered("a", Undefined.UNDEFINED, "b", 1)));
        assertEquals("[null]", Json.write(List.of(Undefined.UNDEFINED)));
    }

    @Test
    void aRegExpHasJavaScriptsFlagsOnly() {
        var thrown = assertThrows(ForkshopException.class, () -> new JsRegExp("x", "gg"));
        assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
        assertThrows(ForkshopException.class, () -> new JsRegExp("x", "uv"));
        assertThrows(ForkshopException.class, () -> new JsRegExp("x", "?"));
        assertEquals("/x/gi", new JsRegExp("x", "ig").toString());
    }

    private static void assertRefused(String code, String why, Object message) {
        var thrown =
                assertThrows(ForkshopException.class, () -> Serialization.ADVANCED.encode(message));
        assertEquals(code, thrown.code());
        assertTrue(thrown.getMessage().contains(why), thrown.getMessage());
    }

    private static <T> Map<T, Object> ordered(T key1, Object value1, T key2, Object value2) {
        Map<T, Object> map = new LinkedHashMap<>();
        map.put(key1, value1);
        map.put(key2, value2);
        return map;
    }
}
