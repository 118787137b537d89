package io.forkshop.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class PromptTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean seen(String lastLine, String screen) {
        return new Prompt(lastLine).sees(bytes(screen));
    }

    @Test
    void nodesPromptStandsAtTheBeginningOfALine() {
        String welcome = "Welcome to Node.js v20.20.2.\r\nType \".help\" for more information.\r\n";
        assertFalse(seen(">", welcome));
        assertTrue(seen(">", welcome + "\u001b[1G\u001b[0J> \u001b[3G"));
        assertFalse(seen(">", "a > \r\n"));
        assertFalse(seen(">", "Usage: node <file> "));
    }

    @Test
    void jshellsPromptIsNotItsWelcome() {
        String welcome = "|  Welcome to JShell -- Version 25.0.3\r\n|  /help intro\r\n\r\n";
        assertFalse(seen("jshell>", welcome));
        assertTrue(seen("jshell>", welcome + "\u001b[?2004h\rjshell> "));
    }

    @Test
    void oursNamesThePlaceAndWhatLives() {
        String ours = PromptFigures.FORKSHOP_PROMPT;
        assertTrue(seen(ours, "Forkshop\r\n\r\n\u001b[?1h\u001b=\u001b[?2004h2.1 [0 alive]> "));
        assertTrue(seen(ours, "2.1> "));
        assertFalse(seen(ours, "Continue 2.1? [Y/n] "));
        assertFalse(seen(ours, "type: send w1 <json> "));
    }

    @Test
    void aPromptThatComesInPiecesIsSeenWithItsLast() {
        Prompt prompt = new Prompt("jshell>");
        assertFalse(prompt.sees(bytes("\u001b[?20")));
        assertFalse(prompt.sees(bytes("04hjshe")));
        assertTrue(prompt.sees(bytes("ll> ")));
    }

    @Test
    void titlesAndColoursAreNotText() {
        Prompt prompt = new Prompt(">");
        prompt.sees(bytes("\u001b]0;forkshop\u0007\u001b[1;32mh\u001b[0mi\u001b(B\u001b7"));
        assertEquals("hi", prompt.text());
    }
}
