package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The spinner where nobody sees it: its counts. */
class SpinnerTest extends AtThePrompt {
    @Test
    void whileItsOwnThreadComputesItDrawsNothing() {
        List<String> said = prompt.says("spinner");
        String here = said.stream().filter(l -> l.startsWith("the thread")).findFirst().orElse("");
        assertTrue(here.matches("the thread that draws +[1-9]\\d* +0 +[1-9]\\d*"), said::toString);
        String worker = said.stream().filter(l -> l.startsWith("a worker")).findFirst().orElse("");
        assertTrue(worker.matches("a worker process +\\d+ +\\d+ +\\d+"), said::toString);
        assertFalse(prompt.out().contains("\033"), prompt.out());
    }

    @Test
    void itTakesNoWords() {
        assertEquals(2, prompt.type("spinner fast"));
        assertTrue(prompt.err().startsWith("spinner takes no words."), prompt.err());
    }
}
