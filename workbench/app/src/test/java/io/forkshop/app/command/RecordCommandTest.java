package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A recording of what a pipe sees. */
class RecordCommandTest {
    @TempDir Path home;

    private String transcript(String name) throws IOException {
        Path file = home.resolve(name);
        try (Typing prompt = new Typing(home)) {
            assertEquals(0, prompt.type("record " + file), prompt.err());
            prompt.fork("Echo.java");
            prompt.fork("Echo.java");
            for (String line :
                    List.of(
                            "send w1 {\"n\":1}",
                            "await w1 message",
                            "send w2 [2]",
                            "await w2 message",
                            "messages",
                            "messages --diagram",
                            "kill w1 SIGKILL",
                            "await w1 exit")) {
                assertEquals(0, prompt.type(line), line + prompt.err());
            }
            assertFalse(Files.exists(file), "it appears when it is whole");
            assertEquals(0, prompt.type("record stop"));
            assertTrue(prompt.err().contains("Recorded in " + file + "."), prompt.err());
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        return Files.readString(file);
    }

    @Test
    void twoRunsGiveTheSameTranscript() throws IOException {
        String first = transcript("first.txt");
        assertTrue(first.contains("pid:w1"), first);
        assertTrue(first.contains("{\"n\":1}"), first);
        String second = transcript("second.txt");
        assertEquals(first, second.replace("second.txt", "first.txt"));
    }

    @Test
    void theLinesThatWereReadBelongToIt() throws IOException {
        Path file = home.resolve("piped.txt");
        try (Typing prompt = new Typing(home)) {
            prompt.batch("record " + file + "\nlang\nfrok\n");
        }
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.contains("> lang"), lines.toString());
        assertTrue(lines.toString().contains("Did you mean 'fork'"), lines.toString());
    }

    @Test
    void theScreenIsKeptAsEventsWithTheirTimes() throws IOException {
        Path file = home.resolve("pipe.cast");
        try (Typing prompt = new Typing(home)) {
            assertEquals(0, prompt.type("record " + file));
            prompt.type("lang");
            HostileCorpus.samples().forEach(s -> prompt.session.console().error(s));
        } // The session's end is the recording's.
        List<String> lines = Files.readAllLines(file);
        Map<?, ?> header = (Map<?, ?>) Json.parse(lines.getFirst());
        assertEquals(2, header.get("version"));
        assertEquals(80, header.get("width"));
        double last = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<?> event = (List<?>) Json.parse(line);
            assertEquals("o", event.get(1));
            double at = ((Number) event.get(0)).doubleValue();
            assertTrue(at >= last, line);
            last = at;
        }
        HostileOutputTest.requireInert(Files.readString(file));
    }

    @Test
    void whatCannotBeRecordedIsSaid() throws IOException {
        try (Typing prompt = new Typing(home)) {
            assertEquals(1, prompt.type("record stop"));
            assertEquals(2, prompt.type("record talk.mp4"));
            assertEquals(2, prompt.type("record a.txt b.txt"));
            Path taken = Files.writeString(home.resolve("taken.txt"), "mine");
            assertEquals(1, prompt.type("record " + taken));
            assertEquals(1, prompt.type("record " + home.resolve("no/such.txt")));
            assertEquals(0, prompt.type("record " + home.resolve("a.txt")));
            assertEquals(1, prompt.type("record " + home.resolve("b.txt")), "one at a time");
            assertTrue(prompt.says("record").getFirst().startsWith("Recording to "));
            assertEquals("mine", Files.readString(taken));
        }
        try (var left = Files.list(home)) {
            assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
        }
    }
}
