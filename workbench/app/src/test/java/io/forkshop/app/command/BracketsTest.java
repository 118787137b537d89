package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BracketsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int f() {",
                "f(",
                "var a = new int[] {1,",
                "/* a comment",
                "String s = \"\"\"\n  text",
                "f('(', \"}\"",
                "{ // }",
                "{ /* } */",
                "\"\"\"\n \\\"\"\" "
            })
    void whatIsOpenGoesOn(String text) {
        assertTrue(Brackets.of(text).open(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int f() {}",
                "')'",
                "\"{\"",
                "\"\\\"{\"",
                "// {",
                "/* { */",
                "\"\"\"\n { \"\"\"",
                "}) {",
                "\"an open text {",
                ""
            })
    void whatIsClosedOrBeyondRepairDoesNot(String text) {
        assertFalse(Brackets.of(text).open(), text);
    }

    @Test
    void theirNumberIsTheIndentation() {
        assertEquals(2, Brackets.of("class A {\n  void f() {").depth());
        assertEquals(0, Brackets.of("}").depth());
    }
}
