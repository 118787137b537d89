package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.PlainConsole;
import io.forkshop.app.terminal.Style;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What bench says without measuring anything. */
class BenchCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Outcome bench(String arguments) throws Exception {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PlainConsole console = new PlainConsole(stream, stream, Style.PLAIN, 80);
        Session session = new Session(console, new Session.Settings(true, false, "en"));
        return new BenchCommand().run(Arguments.parse(arguments), session);
    }

    private void refused(String arguments, String sentence) throws Exception {
        assertEquals(Outcome.usage(sentence), bench(arguments));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void withoutANameItListsTheBenchmarks() throws Exception {
        assertEquals(Outcome.OK, bench(""));
        String listed = out.toString(StandardCharsets.UTF_8);
        assertTrue(listed.startsWith("bench start   "), listed);
        assertTrue(listed.contains("\nbench process   "), listed);
        assertTrue(listed.contains("\nbench cluster   "), listed);
    }

    @Test
    void anUnknownBenchmarkIsRefusedWithTheNearestName() throws Exception {
        refused(
                "strat",
                "There is no benchmark 'strat'. Did you mean 'start'? 'bench' lists them.");
        refused("start two", "bench takes one name: bench start --rounds 5");
    }

    @Test
    void roundsAreANumberFromOne() throws Exception {
        String sentence = "--rounds takes a number from 1: bench start --rounds 5";
        refused("start --rounds 0", sentence);
        refused("start --rounds many", sentence);
        refused("start --rounds", sentence);
    }
}
