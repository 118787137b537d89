package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;
import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The tap as a pipe sees it, with real workers. */
class MessagesCommandTest extends AtThePrompt {
    private void twoWorkersTalk() {
        prompt.fork("Echo.java");
        prompt.fork("Echo.java");
        for (String line :
                List.of("send w1 {\"n\":1}", "await w1 message", "send w2 2", "await w2 message")) {
            assertEquals(0, prompt.type(line));
        }
    }

    private List<Map<?, ?>> json(String line) {
        return prompt.says(line).stream().<Map<?, ?>>map(s -> (Map<?, ?>) Json.parse(s)).toList();
    }

    private List<String> texts(String filter) {
        return json("messages --json " + filter).stream()
                .map(m -> m.get("from") + ">" + m.get("to") + " " + m.get("text"))
                .toList();
    }

    @Test
    void eachFilterLeavesOutWhatItSays() {
        twoWorkersTalk();
        String there = "primary>w1 {\"n\":1}";
        String back = "w1>primary {\"n\":1}";
        assertEquals(4, texts("").size());
        assertEquals(List.of(there, back), texts("w1"));
        assertEquals(4, texts("w1 w2").size());
        assertEquals(List.of(there), texts("--to w1"));
        assertEquals(List.of(back, "w2>primary 2"), texts("--to primary"));
        assertEquals(List.of("w2>primary 2"), texts("--from w2"));
        assertEquals(List.of(there, back), texts("--text '{\"n'"));
        assertEquals(List.of("w2>primary 2"), texts("--last 1"));
        assertEquals(4, texts("--since 1m --kind user").size());
        assertEquals(List.of(), texts("--kind bad,handle"));
        assertEquals(List.of(), texts("--since 23:59:59.999"));
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        for (String line :
                List.of(
                        "messages --kinds user",
                        "messages --kind usr",
                        "messages --last 0",
                        "messages --since noon:1",
                        "messages --diagram --json",
                        "messages --save x.csv",
                        "messages --for 1s")) {
            assertEquals(2, prompt.type(line), line);
        }
        assertTrue(prompt.err().contains("Did you mean 'user'?"), prompt.err());
        assertEquals(1, prompt.type("messages --from w9"));
        assertEquals(
                List.of("No message has gone over any channel yet. 'send NAME JSON' sends one."),
                prompt.says("messages --diagram"));
    }

    @Test
    void theBytesAndTheDiagramAreShown() {
        twoWorkersTalk();
        assertTrue(
                prompt.says("messages w1 --raw")
                        .contains(
                                "0000  7b 22 6e 22 3a 31 7d 0a                         "
                                        + " {\"n\":1}."));
        List<String> diagram = prompt.says("messages --diagram");
        assertTrue(diagram.getFirst().matches("SECONDS +primary +w1 +w2"), diagram.toString());
        assertTrue(diagram.get(1).contains("│─{\"n\":1}──"), diagram.toString());
    }

    @Test
    void bytesThatAreNoMessageAreThereToBeLookedAt() {
        prompt.fork("WritesGarbage.java");
        assertEquals(0, prompt.type("await w1 message"));
        List<Map<?, ?>> bad = json("messages --kind bad --json --raw");
        assertEquals(2, bad.size());
        assertTrue(bad.getFirst().get("rule").toString().length() > 5, bad.toString());
        assertTrue(bad.getFirst().get("hex").toString().endsWith("0a"), bad.toString());
    }

    @Test
    void nodesFramesAreSeenToo() {
        assumeTrue(Here.hasNode(), "there is no node");
        prompt.fork("echo.js");
        prompt.type("send w1 {\"a\":\"世\"}");
        assertEquals(0, prompt.type("await w1 message"));
        assertEquals(List.of("primary>w1 {\"a\":\"世\"}", "w1>primary {\"a\":\"世\"}"), texts("w1"));
    }

    @Test
    void anAdvancedChannelsFramesAreReadWhenTheyAreLookedAt() {
        prompt.type("fork --serialization advanced " + Here.child("Echo.java"));
        prompt.type("send w1 {\"a\":[1,2]}");
        assertEquals(0, prompt.type("await w1 message"));
        List<Map<?, ?>> both = json("messages --json --raw");
        assertEquals("{\"a\":[1,2]}", both.get(1).get("text"));
        assertEquals("advanced", both.get(1).get("serialization"));
        assertTrue(both.get(1).get("hex").toString().startsWith("000000"), both.toString());
    }

    @Test
    void anyTextIsValidJsonAndComesBack() {
        prompt.fork("Echo.java"); // It prints nothing.
        Live worker = prompt.session.world().find("w1").orElseThrow();
        HostileCorpus.samples().forEach(worker.child()::send);
        List<Map<?, ?>> read = json("messages --json --to w1");
        assertEquals(
                prompt.session.world().journal().entries().stream()
                        .filter(entry -> entry.to().equals("w1"))
                        .map(JournalEntry::text)
                        .toList(),
                read.stream().map(m -> m.get("text")).toList());
        HostileOutputTest.requireInert(prompt.out());
    }

    @Test
    void aClustersTrafficShowsEachConnectionAndItsDescriptor() {
        prompt.type("cluster start web.java -n 1");
        assertEquals(0, prompt.type("ask -n 2"));
        String all = texts("c1").toString();
        assertTrue(all.contains("queryServer"), all);
        List<Map<?, ?>> handed = json("messages --json --kind handle");
        assertTrue(handed.size() >= 2, handed.toString());
        Map<?, ?> passed = (Map<?, ?>) handed.getFirst().get("handle");
        assertEquals("net.Native", passed.get("type"));
        assertTrue((Integer) passed.get("fd") > 2);
        assertTrue(json("messages --json --kind ack --from c1").size() >= 2);
        String diagram = prompt.says("messages --diagram --kind handle").toString();
        assertTrue(diagram.matches(".*\\(internal\\) newconn #\\d+ \\+ fd \\d+.*"), diagram);
    }

    @Test
    void aSavedFileIsForTheOwnerAndReplacesNone() throws IOException {
        twoWorkersTalk();
        Path file = home.resolve("talk.ndjson");
        assertEquals(0, prompt.type("messages w1 --save " + file), prompt.err());
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertEquals("w1", ((Map<?, ?>) Json.parse(lines.getFirst())).get("to"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        assertEquals(1, prompt.type("messages --save " + file));
        assertTrue(prompt.err().contains("exists, and nobody can be asked"), prompt.err());
        assertEquals(lines, Files.readAllLines(file));
        assertEquals(1, prompt.type("messages --save " + home.resolve("none/x.txt")));

        Path text = home.resolve("talk.txt");
        assertEquals(0, prompt.type("messages --diagram --save " + text), prompt.err());
        assertTrue(Files.readString(text).startsWith("SECONDS   primary"));
        try (var left = Files.list(home)) {
            assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
        }
    }

    @Test
    void inAPipeLiveEndsWhenNobodyCanSendAnyMore() throws InterruptedException {
        prompt.fork("Echo.java");
        Thread sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    var world = prompt.session.world();
                                    var worker = world.find("w1").orElseThrow();
                                    until("somebody follows", world.journal()::followed);
                                    worker.child().send(1);
                                    worker.child().send(2);
                                    until(
                                            "both came back",
                                            () -> world.journal().entries().size() == 4);
                                    worker.child().disconnect();
                                });
        List<String> all = prompt.says("messages --live --for 30s");
        sender.join();
        List<String> said = all.stream().filter(line -> line.contains(" → ")).toList();
        assertEquals(4, said.size(), all.toString());
        assertTrue(said.getLast().matches("\\S+  w1 → primary  2 B  2"), said.toString());
    }

    @Test
    void liveEndsAfterSoManyAndSaysItInJson() {
        prompt.fork("Echo.java");
        Thread.ofVirtual()
                .start(
                        () -> {
                            var world = prompt.session.world();
                            until("somebody follows", world.journal()::followed);
                            world.find("w1").orElseThrow().child().send("x");
                        });
        List<Map<?, ?>> live = json("messages --live --last 1 --from w1 --json");
        assertEquals(List.of("\"x\""), live.stream().map(m -> m.get("text")).toList());
    }
}
