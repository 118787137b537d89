package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "send w1 {",
                "send w1 [1,",
                "send w1 {\"a\":{}",
                "send w1 {\n\"}\":",
                "/send w1 {"
            })
    void anOpenBracketGoesOn(String line) {
        assertTrue(Unfinished.test(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send w1 {}",
                "send w1 {\"a\":\"{\"}",
                "send w1 \"{",
                "send w1 {\"a",
                "send w1 {\"a\n{",
                "send w1 }{}",
                "spawn sh -c {",
                "foo {",
                "int x[] = {",
                ""
            })
    void theseEndHere(String line) {
        assertFalse(Unfinished.test(line));
    }

    @Test
    void linesAreTakenInOneByOne() {
        Unfinished unfinished = Unfinished.after("send w1 {");
        unfinished.add("\"a\\\"{\": [");
        assertTrue(unfinished.goesOn());
        unfinished.add("]}");
        assertFalse(unfinished.goesOn());
    }

    @Test
    void aWholeBufferIsJudgedAsItsLinesWouldBe() {
        String typed = "send w1 {\n\"a\": [\n1\n]";
        assertTrue(Unfinished.test(typed));
        assertEquals(false, Unfinished.test(typed + "\n}"));
    }
}
