package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.course.lab.Slips;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpellingTest {
    private static final List<String> NAMES =
            List.of("fork", "spawn", "kill", "ps", "quit", "read");

    @Test
    void twoSwappedLettersAreOneMistake() {
        assertEquals(1, Slips.of("frok", "fork"));
        assertEquals(List.of("spawn"), Spelling.near("spwan", NAMES));
    }

    @Test
    void upperCaseIsNoMistakeAtAll() {
        assertEquals(List.of("kill"), Spelling.near("KILL", NAMES));
    }

    @Test
    void aWordThatIsLikeNoneHasNoHint() {
        assertEquals("", Spelling.hint("banana", NAMES));
        assertEquals("", Spelling.hint("x".repeat(1 << 20), NAMES));
    }

    @Test
    void theHintNamesTheNearestOnly() {
        assertEquals(" Did you mean 'kill'?", Spelling.hint("kil", NAMES));
        assertEquals(" Did you mean 'read'?", Spelling.hint("raed", NAMES));
    }
}
