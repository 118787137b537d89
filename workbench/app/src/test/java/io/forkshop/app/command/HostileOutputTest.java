package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.HostileCorpus;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What processes write reaches the screen on several ways; on none does it reach the terminal raw.
 */
class HostileOutputTest extends AtThePrompt {
    private static final List<String> VIEWS =
            List.of("ps --long", "ps --wide --long", "ps @1", "tree @1", "changed @1", "history");

    @Test
    void noOutputOfAProcessIsShownRaw() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var sample : HostileCorpus.samples()) {
            bytes.write((sample + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var invalid = 0x80; invalid < 0x100; invalid++) {
            bytes.write(new byte[] {'x', (byte) invalid, '\n'});
        }
        var file = Files.write(home.resolve("samples"), bytes.toByteArray());
        prompt.type("spawn cat " + file);
        assertEquals(0, prompt.type("await s1 exit"));
        requireInert(prompt.out());
        requireInert(prompt.says("output s1").toString());
    }

    @Test
    void noMessageOfAWorkerIsShownRaw() throws InterruptedException {
        prompt.fork("Echo.java");
        var worker = prompt.session.world().find("w1").orElseThrow();
        for (var sample : HostileCorpus.samples()) {
            worker.child().send(sample);
            assertEquals(0, prompt.type("await w1 message"));
        }
        requireInert(prompt.out());
        for (var view : List.of("", "--raw", "--diagram", "--json", "--json --raw")) {
            requireInert(prompt.says("messages " + view).toString());
        }
    }

    @Test
    void noArgumentOfAProcessIsShownRaw() {
        prompt.type("spawn sh -c 'exec sleep 1000' \u001b[31mred");
        prompt.session
                .world()
                .spawn(
                        "sleep",
                        List.of("1000", "\u001b]0;x\u0007\u202e"),
                        SpawnOptions.defaults(),
                        b -> {});
        requireInert(prompt.says("ps --wide").toString());
        requireInert(prompt.says("tree").toString());
        for (var line : VIEWS) {
            requireInert(prompt.says(line).toString());
        }
    }

    @Test
    void noSampleAsNameArgumentOrEnvironmentReachesAViewRaw() throws InterruptedException {
        var samples = new ArrayList<>(HostileCorpus.samples());
        samples.removeIf(sample -> sample.indexOf('\0') >= 0 || !wellFormed(sample));
        for (var from = 0; from < samples.size(); from += 100) {
            var some = samples.subList(from, Math.min(samples.size(), from + 100));
            var environment = new HashMap<String, String>();
            for (var i = 0; i < some.size(); i++) {
                environment.put("V" + i + some.get(i).replace("=", ""), some.get(i));
            }
            var arguments = new ArrayList<>(List.of("-c", "sleep 1000; :", "sh"));
            arguments.addAll(some);
            var options = SpawnOptions.defaults().env(environment).argv0(some.getFirst() + "x");
            prompt.session.world().spawn("/bin/sh", arguments, options, born -> {});
        }
        prompt.type("spawn sleep 1000");
        for (var line : VIEWS) {
            requireInert(prompt.says(line).toString());
            requireInert(prompt.says(line + " --json").toString());
        }
        for (var name : List.of("s1", "s2", "s3")) {
            requireInert(prompt.says("inspect " + name + " all").toString());
            var json = prompt.says("inspect --json " + name);
            requireInert(json.toString());
            assertTrue(Json.parse(json.getFirst()) instanceof Map<?, ?>);
        }
    }

    // What Java cannot write as UTF-8 cannot be an argument.
    private static boolean wellFormed(String sample) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(sample);
    }

    @Test
    void noNameOfAThreadOrProgramReachesAViewRaw() throws IOException {
        var program = Files.copy(Path.of("/bin/sleep"), home.resolve("a\u001b[31m\u202eb"));
        prompt.session
                .world()
                .spawn(program.toString(), List.of("1000"), SpawnOptions.defaults(), born -> {});
        for (var line : VIEWS) {
            requireInert(prompt.says(line).toString());
        }
        requireInert(prompt.says("inspect s1 all").toString());
    }

    @Test
    void aLineCannotForgeAnotherWorkersLabel() {
        prompt.type("spawn printf 'ok\\\\rw9 | forged\\\\n'");
        prompt.type("await s1 exit");
        assertTrue(prompt.out().contains("s1 | ok\\rw9 | forged"), prompt.out());
    }

    static void requireInert(String shown) {
        shown.codePoints()
                .filter(c -> c != '\n')
                .forEach(c -> assertTrue(inert(c), () -> "%x reached the screen".formatted(c)));
    }

    private static boolean inert(int c) {
        return Character.getType(c) != Character.CONTROL
                && (c < 0x202a || c > 0x202e)
                && (c < 0x2066 || c > 0x2069);
    }
}
