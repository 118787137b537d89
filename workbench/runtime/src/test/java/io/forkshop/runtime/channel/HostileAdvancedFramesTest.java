package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.HearsItsChild;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** REL-7 in the advanced mode: as {@link HostileFramesTest} for JSON. */
@ExtendWith(NothingLeftBehind.class)
class HostileAdvancedFramesTest {
    /** Payloads behind the header, a line for each subject. */
    private static final List<String> BROKEN =
            List.of(
                    // Nothing, unknown letters, letters out of place, more than one value.
                    "",
                    "00",
                    "01",
                    "21",
                    "3f",
                    "56",
                    "57",
                    "70",
                    "74",
                    "75",
                    "77",
                    "80",
                    "ff",
                    "7b",
                    "24",
                    "40",
                    "3a",
                    "2c",
                    "2e",
                    "30 30",
                    "54 00",
                    "6f 7b 00 6f 7b 00",
                    // Numbers.
                    "49",
                    "49 80",
                    "49 ff ff ff ff ff 01",
                    "55",
                    "4e 00",
                    "5a",
                    "5a 10 00",
                    "5a fe ff ff ff 0f",
                    "6e 00",
                    "7a",
                    // Strings.
                    "22",
                    "22 05 61",
                    "22 ff ff ff ff 0f",
                    "63 02 61",
                    "63 03 61 61 61",
                    "53 05 61",
                    "73",
                    "73 30",
                    // References.
                    "5e",
                    "5e 00",
                    "5e ff ff ff ff 0f",
                    "6f 22 01 61 5e 01 7b 01",
                    "72 63 5e 00 2e",
                    // Objects.
                    "6f",
                    "6f 22 01 61",
                    "6f 22 01 61 49 02 7b 02",
                    "6f 30 30 7b 01",
                    "6f 22 01 61 30 22 01 61 30 7b 02",
                    "6f 22 01 61 30 22 01 61 30 7b 01",
                    "6f 6f 7b 00 30 7b 01",
                    "6f 5a 00 30 7b 01",
                    // Arrays.
                    "41 01",
                    "41 ff ff ff ff 0f",
                    "41 01 30",
                    "41 01 30 24",
                    "41 01 30 24 01 01",
                    "41 01 30 24 00 02",
                    "41 00 24 00",
                    "61 ff ff ff ff 0f 40 00 ff ff ff ff 0f",
                    "61 02 49 04 30 40 01 02",
                    "61 02 49 01 30 40 01 02",
                    "61 02 49 00 30 49 00 30 40 02 02",
                    "61 01 49 00 30 40 00 01",
                    "61 80 80 80 01",
                    // Dates, maps, sets.
                    "44",
                    "44 00 00",
                    "3b",
                    "3b 30",
                    "3b 30 3a 00",
                    "3b 30 30 3a 01",
                    "27",
                    "27 30 2c 02",
                    // Regular expressions, errors.
                    "52",
                    "52 30 00",
                    "52 22 01 61",
                    "52 22 01 61 40",
                    "52 22 01 61 90 02",
                    "52 22 01 61 80 04",
                    "72",
                    "72 78",
                    "72 6d 49 00",
                    "72 6d",
                    // Buffers.
                    "42 05 00",
                    "42 ff ff ff ff 0f",
                    "5c",
                    "5c 02",
                    "5c 01",
                    "5c 00 0d 00",
                    "5c 00 05 03 00 00 00",
                    "5c 00 0a 05 00",
                    "5c 00 0a ff ff ff ff 0f");

    @TempDir Path folder;

    @Test
    void eachOfManyBadFramesIsOneEventAndEachGoodOneAMessage() throws Exception {
        List<byte[]> hostile = hostile();
        assertTrue(hostile.size() >= 100, "only " + hostile.size());
        List<Long> ends = new ArrayList<>();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < hostile.size(); i++) {
            wire.writeBytes(hostile.get(i));
            ends.add((long) wire.size());
            wire.writeBytes(good(i));
        }
        Path file = Files.write(folder.resolve("wire"), wire.toByteArray());
        try (ChildProcess child = advanced("cat '" + file + "' >&3; cat <&3 >/dev/null")) {
            Story story = Story.of(child);
            for (int i = 0; i < hostile.size(); i++) {
                BadFrame bad = story.nextBadFrame();
                long start = ends.get(i) - hostile.get(i).length;
                assertTrue(
                        bad.offset() >= start && bad.offset() <= ends.get(i),
                        i + " from " + start + " to " + ends.get(i) + ": " + bad);
                assertFalse(bad.rule().isBlank());
                assertTrue(bad.excerpt().length() < 60, bad.excerpt());
                assertEquals(List.of("good", i), story.nextMessage());
            }
            List<String> kinds = story.soFar().stream().map(e -> e.split(" ")[0]).toList();
            for (int i = 0; i < hostile.size(); i++) {
                assertEquals(List.of("bad", "message"), kinds.subList(2 * i + 1, 2 * i + 3));
            }
        }
    }

    /** In 96 MiB of heap: lying lengths, 256 MiB in one frame, a hundred thousand levels. */
    @Test
    void aSmallPrimarySurvivesFramesOfAnyLengthAndNumber() throws Exception {
        Path many = folder.resolve("many");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            wire.writeBytes(Wire.frame((byte) 0xff, (byte) 15, (byte) '?'));
        }
        wire.writeBytes(Wire.frame(Wire.unhex("ff0f" + "4101".repeat(100_000))));
        wire.writeBytes(Wire.bytes(Serialization.ADVANCED, "the end"));
        wire.writeBytes(new byte[] {0, 1, 0, 0, (byte) 0xff, 15, '"'}); // and nothing more
        Files.write(many, wire.toByteArray());
        String flood =
                """
                printf '\\020\\0\\0\\0' >&3; head -c 268435456 /dev/zero >&3
                cat '%s' >&3
                kill -KILL $$
                """
                        .formatted(many);
        ChildProcess primary =
                ChildProcesses.fork(
                        HearsItsChild.class.getName(),
                        List.of(flood, "advanced"),
                        Workers.options().execArgv(List.of("-Xmx96m")));
        Story story = Story.of(primary);

        assertEquals(
                Map.of(
                        "messages",
                        List.of("the end"),
                        "bad frames",
                        100_002,
                        "end",
                        "killed by SIGKILL"),
                story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** Node 20 dies of it (node-spec 8.9). Here: one event, then nothing more but the end. */
    @Test
    void aLengthOfTwoGibibytesEndsTheReadingAndNothingElse() throws Exception {
        ChildProcess child =
                advanced(
                        "printf '\\200\\0\\0\\0' >&3; printf '\\0\\0\\0\\003\\377\\017T' >&3;"
                                + " head -c 9 <&3");
        Story story = Story.of(child);
        BadFrame bad = story.nextBadFrame();
        assertEquals(0, bad.offset());
        assertTrue(bad.rule().contains("does not speak 'advanced'"), bad.rule());
        assertTrue(child.connected());

        child.send("abc");
        byte[] expected = Wire.bytes(Serialization.ADVANCED, "abc");
        assertEquals(
                new String(expected, 0, 9, StandardCharsets.ISO_8859_1),
                new String(child.stdout().readNBytes(9), StandardCharsets.ISO_8859_1));
        child.stdout().close();
        assertEquals(
                List.of(
                        "spawn",
                        "bad frame",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                story.whole());
    }

    /** Whoever sends text to an advanced channel: its first four letters are such a length, too. */
    @Test
    void aFrameThatIsTooLargeIsSkippedAndTheNextIsHeard() throws Exception {
        try (ChildProcess child =
                advanced(
                        "printf '\\001\\0\\0\\001' >&3; head -c 16777217 /dev/zero >&3;"
                                + " printf '\\0\\0\\0\\003\\377\\017T' >&3; cat <&3")) {
            Story story = Story.of(child);
            assertTrue(story.nextBadFrame().rule().contains("at most 16 MiB"));
            assertEquals(true, story.nextMessage());
        }
    }

    private static List<byte[]> hostile() {
        List<byte[]> frames = new ArrayList<>();
        for (String header : List.of("", "00", "ff", "ff 0f", "fe 0f 30", "ff 63 30", "ff 0c 30")) {
            frames.add(Wire.frame(Wire.unhex(header)));
        }
        frames.add(Wire.frame("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8)));
        for (String payload : BROKEN) {
            frames.add(Wire.frame(Wire.unhex("ff0f" + payload)));
        }
        for (String deep : List.of("4101", "6f220161", "3b", "27", "7263", "5c01", "610149 00")) {
            frames.add(Wire.frame(Wire.unhex("ff0f" + deep.repeat(501))));
            frames.add(Wire.frame(Wire.unhex("ff0f" + deep.repeat(50_000))));
        }
        frames.add(Wire.frame(new byte[70_000]));
        return frames;
    }

    private static byte[] good(int i) {
        return Wire.bytes(Serialization.ADVANCED, List.of("good", i));
    }

    private static ChildProcess advanced(String line) {
        return Workers.line(line, Serialization.ADVANCED);
    }
}
