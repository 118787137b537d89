package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.clone.JsError;
import io.forkshop.runtime.clone.JsMap;
import io.forkshop.runtime.clone.JsRegExp;
import io.forkshop.runtime.clone.SparseArray;
import io.forkshop.runtime.clone.TypedArray;
import io.forkshop.runtime.clone.Undefined;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Both decoders under generated streams: good, mutated and arbitrary, cut anywhere. */
class FrameDecoderFuzzTest {
    /** One byte of a frame changed, left out or put in, at a place modulo the frame's length. */
    private record Mutation(int place, int kind, byte value) {
        byte[] applyTo(byte[] frame) {
            int at = Math.floorMod(place, frame.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(frame, 0, at);
            if (kind != 0) {
                out.write(value);
            }
            int rest = kind == 2 ? at : at + 1;
            out.write(frame, rest, frame.length - rest);
            return out.toByteArray();
        }
    }

    @Property(tries = 2000)
    void aMessageIsReadAsItWasWritten(
            @ForAll Serialization spoken, @ForAll("messages") Object message) {
        byte[] frame = Wire.bytes(spoken, message);

        Wire.Heard heard = Wire.heard(spoken, frame);

        assertEquals(List.of(), heard.bad);
        assertEquals(1, heard.messages.size());
        byte[] again = Wire.bytes(spoken, heard.messages.getFirst());
        assertEquals(Wire.hex(frame), Wire.hex(again));
    }

    @Property(tries = 3000)
    void piecesAreTheWhole(
            @ForAll Serialization spoken,
            @ForAll("messages") Object first,
            @ForAll("messages") Object second,
            @ForAll("mutations") List<Mutation> mutations,
            @ForAll @Size(max = 8) List<@IntRange(max = 1000) Integer> cuts) {
        byte[] stream = stream(spoken, first, second, mutations);

        Wire.Heard whole = Wire.heard(spoken, stream);

        assertEquals(whole.all, Wire.heard(spoken, cut(stream, cuts)).all);
    }

    @Property(tries = 500)
    void tornAtEveryByteItIsTheSame(
            @ForAll Serialization spoken,
            @ForAll("messages") Object first,
            @ForAll("messages") Object second,
            @ForAll("mutations") List<Mutation> mutations) {
        byte[] stream = stream(spoken, first, second, mutations);
        List<Object> whole = Wire.heard(spoken, stream).all;
        for (int at = 0; at <= stream.length; at++) {
            assertEquals(whole, Wire.heard(spoken, cut(stream, List.of(at))).all, "torn at " + at);
        }
        List<Integer> everywhere = IntStream.range(0, stream.length).boxed().toList();
        assertEquals(whole, Wire.heard(spoken, cut(stream, everywhere)).all);
    }

    @Property(tries = 3000)
    void arbitraryBytesAreNoMoreThanBadFrames(
            @ForAll Serialization spoken, @ForAll @Size(max = 200) byte[] bytes) {
        Wire.heard(spoken, bytes);
        if (spoken == Serialization.ADVANCED) {
            assertEquals(1, Wire.heard(spoken, version15(bytes)).all.size());
        }
    }

    /** Whatever stands between them, as long as it keeps to its line, or to its length. */
    @Property(tries = 3000)
    void goodFramesBeforeAndAfterABadOneAreHeard(
            @ForAll Serialization spoken,
            @ForAll("messages") Object message,
            @ForAll("mutations") List<Mutation> mutations) {
        byte[] broken = Wire.bytes(spoken, message);
        boolean json = spoken == Serialization.JSON;
        broken = json ? broken : Arrays.copyOfRange(broken, 4, broken.length);
        for (Mutation mutation : mutations) {
            broken = broken.length == 0 ? broken : mutation.applyTo(broken);
        }
        broken = json ? oneLine(broken) : Wire.frame(broken);

        Wire.Heard heard =
                Wire.heard(
                        spoken, Wire.bytes(spoken, "before"), broken, Wire.bytes(spoken, "after"));

        assertEquals(3, heard.messages.size() + heard.bad.size(), heard.all::toString);
        assertEquals("before", heard.messages.getFirst());
        assertEquals("after", heard.messages.getLast());
    }

    /** What only the advanced mode has, mutated: one event for a frame, whatever it is. */
    @Property(tries = 3000)
    void everyTypeIsReadAsItWasWrittenAndWhatIsLeftOfItIsOneEvent(
            @ForAll("richMessages") Object content, @ForAll("mutations") List<Mutation> mutations) {
        byte[] frame = Wire.bytes(Serialization.ADVANCED, Arrays.asList(content, 1));
        Wire.Heard heard = Wire.heard(Serialization.ADVANCED, frame);
        assertEquals(
                Wire.hex(frame),
                Wire.hex(Wire.bytes(Serialization.ADVANCED, heard.messages.getFirst())));

        byte[] payload = Arrays.copyOfRange(frame, 6, frame.length);
        for (Mutation mutation : mutations) {
            payload = payload.length == 0 ? payload : mutation.applyTo(payload);
        }
        assertEquals(1, Wire.heard(Serialization.ADVANCED, version15(payload)).all.size());
    }

    private static byte[] version15(byte[] content) {
        byte[] payload = new byte[content.length + 2];
        payload[0] = (byte) 0xff;
        payload[1] = 15;
        System.arraycopy(content, 0, payload, 2, content.length);
        return Wire.frame(payload);
    }

    private static byte[] oneLine(byte[] bytes) {
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        for (int i = 0; i < bytes.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        line[bytes.length] = '\n';
        return line;
    }

    private static byte[] stream(
            Serialization spoken, Object first, Object second, List<Mutation> mutations) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(Wire.bytes(spoken, first));
        stream.writeBytes(Wire.bytes(spoken, "between"));
        stream.writeBytes(Wire.bytes(spoken, second));
        byte[] bytes = stream.toByteArray();
        for (Mutation mutation : mutations) {
            bytes = mutation.applyTo(bytes);
        }
        return bytes;
    }

    private static byte[][] cut(byte[] stream, List<Integer> cuts) {
        int[] places = cuts.stream().mapToInt(cut -> cut % (stream.length + 1)).sorted().toArray();
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int place : places) {
            pieces.add(Arrays.copyOfRange(stream, from, place));
            from = place;
        }
        pieces.add(Arrays.copyOfRange(stream, from, stream.length));
        return pieces.toArray(byte[][]::new);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(
                        Arbitraries.integers(), Arbitraries.integers().between(0, 2), bytes())
                .as(Mutation::new)
                .list()
                .ofMaxSize(3);
    }

    /** Those that the formats are made of come more often than others. */
    private static Arbitrary<Byte> bytes() {
        byte[] meaningful =
                "\0\n\"\\{}[]:,0_TFIUNZcS^oAa$@DRr;'B.\377\017"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Byte[] boxed = new Byte[meaningful.length];
        Arrays.setAll(boxed, i -> meaningful[i]);
        return Arbitraries.oneOf(Arbitraries.of(boxed), Arbitraries.bytes());
    }

    @Provide
    Arbitrary<Object> messages() {
        return Arbitraries.recursive(this::scalars, this::containers, 0, 3);
    }

    @Provide
    Arbitrary<Object> richMessages() {
        return Arbitraries.recursive(this::richScalars, this::richContainers, 0, 3);
    }

    private Arbitrary<Object> richScalars() {
        return Arbitraries.oneOf(
                scalars(),
                Arbitraries.bigIntegers().map(n -> n),
                Arbitraries.longs()
                        .between(-8_640_000_000_000_000L, 8_640_000_000_000_000L)
                        .map(Instant::ofEpochMilli),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(5).map(bytes -> bytes),
                Arbitraries.doubles().array(double[].class).ofMaxSize(3).map(array -> array),
                Arbitraries.of(
                        Undefined.UNDEFINED,
                        new JsRegExp("a", "dgimsuy"),
                        new TypedArray(TypedArray.Type.UINT32, new byte[8]),
                        ByteBuffer.wrap(new byte[] {1, 2})));
    }

    private Arbitrary<Object> richContainers(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                containers(inner),
                inner.map(twice -> List.of(Arrays.asList(twice), Arrays.asList(twice))),
                inner.filter(FrameDecoderFuzzTest::isAKey).set().ofMaxSize(3).map(set -> set),
                inner.filter(FrameDecoderFuzzTest::isAKey)
                        .list()
                        .ofMaxSize(3)
                        .map(FrameDecoderFuzzTest::map),
                inner.map(element -> sparse(element)),
                inner.map(cause -> new JsError("TypeError", "m", null, cause)));
    }

    /** In JavaScript's sets and maps -0 is 0, so it does not come back as it was sent. */
    private static boolean isAKey(Object value) {
        return !Double.valueOf(-0.0).equals(value);
    }

    private static Object map(List<Object> values) {
        Map<Object, Object> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(value, List.of()));
        return new JsMap(map);
    }

    private static Object sparse(Object element) {
        TreeMap<Integer, Object> elements = new TreeMap<>();
        elements.put(3, element);
        return new SparseArray(9, elements);
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(i -> i),
                Arbitraries.doubles().filter(FrameDecoderFuzzTest::staysADouble).map(d -> d),
                Arbitraries.strings().ofMaxLength(8).map(s -> s),
                Arbitraries.of(true, false, null, 0, -0.0, "", "é", "中", "\ud800", "\n"));
    }

    /** A whole double is an Integer or a Long to who reads it. */
    private static boolean staysADouble(double d) {
        return d != Math.rint(d) || Math.abs(d) > 1L << 53 || d == 0 && 1 / d < 0;
    }

    private Arbitrary<Object> containers(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> list),
                inner.list().ofMaxSize(3).map(FrameDecoderFuzzTest::object));
    }

    private static Object object(List<Object> values) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            members.put("k" + i, values.get(i));
        }
        return members;
    }
}
