package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** {@code load} at the prompt, on a real server. */
class LoadCommandTest extends AtThePrompt {
    private static final String SHORT = " -d 300ms --warm-up 100ms";

    private void start(String server) {
        prompt.type("fork " + server);
        assertEquals(0, prompt.type("await w1 listening"), prompt.err());
    }

    private String said(String line) {
        return String.join("\n", prompt.says(line));
    }

    @Test
    void aWorkerIsAskedByItsNameAndMeasured() {
        start("gold.java");
        String said = said("load w1/wait?ms=5 -c 2" + SHORT);
        assertTrue(said.contains("2 clients, kept connections"), said);
        assertTrue(said.contains("answers/s  p50 ms  p90 ms"), said);
        assertTrue(said.contains("How long the right answers took:"), said);
        assertTrue(said.contains("\n up to ") || said.contains("\nup to "), said);
        assertEquals(0, prompt.type("load w1 --fresh -r 50" + SHORT), prompt.err());
        assertEquals(1, prompt.session.world().alive().size(), "the load's process has gone");
    }

    @Test
    void jsonIsOneLineWithEveryOutcome() {
        start("gold.java");
        Map<?, ?> json = (Map<?, ?>) Json.parse(said("load w1 --json" + SHORT));
        Map<?, ?> outcomes = (Map<?, ?>) json.get("outcomes");
        assertEquals("[ok, refused, reset, timeout, wrong, unsent]", outcomes.keySet().toString());
        assertTrue(((Number) outcomes.get("ok")).intValue() > 0);
        assertTrue(((Map<?, ?>) json.get("percentileMillis")).containsKey("99.9"));
    }

    @Test
    void aServerThatUnderstandsNothingHasNoRightAnswer() {
        start("gold.java");
        assertEquals(1, prompt.type("load w1/no" + SHORT));
        assertTrue(prompt.err().contains("No answer was right."), prompt.err());
        assertTrue(prompt.out().contains(" wrong (the first: status 400, bad"), prompt.out());
    }

    @Test
    void onlyThisMachineCanBeAsked() {
        assertEquals(1, prompt.type("load http://192.0.2.1:80/"));
        assertTrue(prompt.err().contains("load asks this machine only, not 192.0.2.1."));
    }

    @Test
    void whatCannotBeMeantAsksNobody() {
        prompt.fork("Echo.java");
        for (String line : new String[] {"load", "load a b", "load w1 -c 0", "load w1 --fersh"}) {
            assertEquals(2, prompt.type(line), line);
        }
        for (String line :
                new String[] {"load w1", "load nobody", "load / -c 1", "load w1 -d 0s"}) {
            assertEquals(1, prompt.type(line), line);
        }
        assertTrue(prompt.err().contains("w1 listens on no port"), prompt.err());
        assertFalse(prompt.err().contains("Exception"), prompt.err());
    }
}
