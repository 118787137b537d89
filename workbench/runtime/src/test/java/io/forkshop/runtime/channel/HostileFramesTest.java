package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * REL-7: a hostile child gets one error for each bad line, and costs its parent neither its life
 * nor its memory.
 */
@ExtendWith(NothingLeftBehind.class)
class HostileFramesTest {
    @TempDir Path folder;

    @Test
    void eachOfManyBadLinesIsOneBadFrameAndEachGoodOneAMessage() throws Exception {
        List<String> lines = hostile();
        assertTrue(lines.size() >= 60, "only " + lines.size());
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            wire.writeBytes((lines.get(i) + "\n[\"good\"," + i + "]\n").getBytes(ISO_8859_1));
        }
        Path file = Files.write(folder.resolve("wire"), wire.toByteArray());
        try (ChildProcess child = Workers.line("cat '" + file + "' >&3; cat <&3 >/dev/null")) {
            Story story = Story.of(child);
            long offset = 0;
            for (int i = 0; i < lines.size(); i++) {
                BadFrame bad = story.nextBadFrame();
                assertTrue(
                        bad.offset() >= offset && bad.offset() <= offset + lines.get(i).length(),
                        "the place of " + i + " is " + bad.offset());
                offset += lines.get(i).length() + 1 + ("[\"good\"," + i + "]\n").length();
                assertEquals(List.of("good", i), story.nextMessage());
            }
        }
    }

    /**
     * In 96 MiB of heap: one line of 256 MiB, a hundred thousand brackets, a flood of bad lines.
     */
    @Test
    void aSmallPrimarySurvivesLinesOfAnyLengthAndNumber() throws Exception {
        String flood =
                """
                head -c 268435456 /dev/zero | tr '\\0' x >&3; echo >&3
                head -c 100000 /dev/zero | tr '\\0' '[' >&3; echo >&3
                yes '}' | head -n 100000 >&3
                printf '"the end"\\n{"half":' >&3
                kill -KILL $$
                """;
        ChildProcess primary =
                ChildProcesses.fork(
                        HearsItsChild.class.getName(),
                        List.of(flood, "json"),
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

    private static List<String> hostile() {
        List<String> lines = new ArrayList<>();
        for (String end :
                List.of(
                        "{",
                        "[",
                        "\"",
                        "{\"a\"",
                        "{\"a\":",
                        "{\"a\":1",
                        "{\"a\":1,",
                        "[1",
                        "[1,",
                        "[[1]",
                        "\"\\",
                        "\"\\u12")) {
            lines.add(end);
        }
        for (String word :
                List.of(
                        "nul",
                        "tru",
                        "falsy",
                        "NaN",
                        "Infinity",
                        "-Infinity",
                        "undefined",
                        "None",
                        "True",
                        "nullnull")) {
            lines.add(word);
        }
        for (String number :
                List.of(
                        "01",
                        "-",
                        "+1",
                        ".5",
                        "1.",
                        "1e",
                        "1e+",
                        "0x10",
                        "1_000",
                        "--1",
                        "1.2.3",
                        "2147483648x")) {
            lines.add(number);
        }
        for (String text :
                List.of(
                        "'a'",
                        "\"a",
                        "\"\\x\"",
                        "\"\\u00zz\"",
                        "\"a\tb\"",
                        "\"a\0b\"",
                        "a\"b\"",
                        "\"\"\"")) {
            lines.add(text);
        }
        for (String structure :
                List.of(
                        "{a:1}",
                        "{1:2}",
                        "{\"a\" 1}",
                        "{\"a\":1 \"b\":2}",
                        "[1 2]",
                        "[,]",
                        "{,}",
                        "[1,]",
                        "{\"a\":1,}",
                        "]",
                        "}",
                        "[}",
                        "{]",
                        "[1]]",
                        "{} {}")) {
            lines.add(structure);
        }
        for (String rest :
                List.of(
                        "",
                        " ",
                        "\0",
                        "\u0001",
                        "\u00ff\u00fe",
                        "\u00ef\u00bb\u00bf1",
                        "\u00c3",
                        "\u0080",
                        "// x",
                        "/* x */ 1",
                        "<xml/>",
                        "GET / HTTP/1.1",
                        "\u001b]0;title\u0007",
                        "0 0",
                        "4294967295 x")) {
            lines.add(rest);
        }
        lines.add("[".repeat(100_000));
        lines.add("{\"a\":".repeat(2_000));
        lines.add("x".repeat(70_000));
        return lines;
    }
}
