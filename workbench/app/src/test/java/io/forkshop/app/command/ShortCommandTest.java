package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.Columns;
import io.forkshop.app.terminal.Style;

import org.junit.jupiter.api.Test;

class ShortCommandTest {
    private static final String JAVA =
            "/opt/jdk/bin/java -Xrs -cp /a/very/long/path io.example.Main echo";

    @Test
    void whatFitsIsLeftAlone() {
        assertEquals("sleep 10", ShortCommand.of("sleep 10", 8, Style.PLAIN));
    }

    @Test
    void theProgramAndTheLastArgumentsStay() {
        assertEquals("java …example.Main echo", ShortCommand.of(JAVA, 26, Style.PLAIN));
        assertEquals("java ...Main echo", ShortCommand.of(JAVA, 18, Style.PLAIN_ASCII));
    }

    @Test
    void noWidthIsEverExceeded() {
        for (var command :
                new String[] {
                    JAVA, "x".repeat(200), "文".repeat(90), "a\u001b[31m" + "😀".repeat(50)
                }) {
            for (var width = 8; width < 120; width++) {
                var shown = ShortCommand.of(command, width, Style.PLAIN);
                assertTrue(Columns.of(shown) <= width, width + ": " + shown);
            }
        }
    }
}
