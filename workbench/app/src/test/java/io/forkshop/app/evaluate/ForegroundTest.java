package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class ForegroundTest {
    private final StringBuilder shown = new StringBuilder();
    private final Foreground caller =
            new Foreground(
                    new Screen() {
                        @Override
                        public void output(boolean error, String text) {
                            shown.append(text);
                        }

                        @Override
                        public void meanwhile(boolean error, String text) {}

                        @Override
                        public void lost(Result.Lost lost) {}
                    },
                    null);

    @Test
    void whatComesInTimeIsShown() {
        assertTrue(caller.output(false, "seen"));
        caller.done(null);
        assertEquals(List.of(), caller.attend());
        assertEquals("seen", shown.toString());
    }

    /** A process that a snippet started may print in the moment in which the snippet ends. */
    @Test
    void whatComesTooLateIsNotSwallowed() {
        caller.done(null);
        assertFalse(caller.output(false, "late"));
        caller.attend();
        assertFalse(caller.output(false, "later"));
        assertEquals("", shown.toString());
    }
}
