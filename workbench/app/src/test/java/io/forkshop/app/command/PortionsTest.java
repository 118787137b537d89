package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class PortionsTest {
    @Test
    void commandsAndJavaMayFollowEachOther() throws IOException {
        assertEquals(
                List.of("ps", "int f() {\n  return 1;\n}", "f()", "send w1 {\n\"n\":1}", "where"),
                all("ps\nint f() {\n  return 1;\n}\nf()\nsend w1 {\n\"n\":1}\nwhere\n"));
    }

    @Test
    void aCommandsNameInTheMiddleOfJavaIsJava() throws IOException {
        assertEquals(List.of("enum E {\nread,\nnext\n}"), all("enum E {\nread,\nnext\n}\n"));
    }

    @Test
    void aSlashEndsWhatAMissingBracketBegan() throws IOException {
        assertEquals(List.of("f(", "/quit"), all("f(\n/quit\n"));
    }

    @Test
    void whoeverKnowsJavaIsAskedAboutClosedBracketsOnly() throws IOException {
        List<String> asked = new ArrayList<>();
        Portions portions =
                Portions.of("{\n}\n1 +\n2\n", text -> asked.add(text) && text.endsWith("+"));
        assertEquals("{\n}", portions.next());
        assertEquals("1 +\n2", portions.next());
        assertEquals(List.of("{\n}", "1 +", "1 +\n2"), asked);
    }

    @Test
    void onlyTheLastPortionTellsWhetherMoreIsNeeded() {
        assertTrue(Portions.goesOn("int a = 1\nint f() {", text -> false));
        assertTrue(Portions.goesOn("1 +", text -> true));
        assertFalse(Portions.goesOn("int f() {\n}\nps", text -> false));
        assertFalse(Portions.goesOn("send w1 {\"n\":1}", text -> true));
    }

    private static List<String> all(String text) throws IOException {
        List<String> found = new ArrayList<>();
        Portions portions = Portions.of(text, java -> false);
        for (String next = portions.next(); next != null; next = portions.next()) {
            found.add(next);
        }
        return found;
    }
}
