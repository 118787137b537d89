package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What jshell's users type with a slash, here. */
class JavaCommandsTest {
    @TempDir private Path home;
    private Typing typing;

    @BeforeEach
    void open() {
        typing = new Typing(home);
    }

    @AfterEach
    void end() {
        typing.close();
    }

    @Test
    void whatIsDeclaredIsListedAndDropped() {
        type("int x = 5", "int twice(int n) { return 2 * n; }", "record P(int a) {}", "x + 1");
        assertEquals(List.of("int x = 5", "int $4 = 6"), typing.says("/vars"));
        assertEquals(List.of("int x = 5"), typing.says("/vars x"));
        assertEquals(List.of("int twice(int)"), typing.says("/methods"));
        assertEquals(List.of("record P"), typing.says("/types"));
        assertTrue(typing.says("/imports").contains("import java.util.*;"));
        assertEquals(
                List.of(
                        "   1 : int x = 5;",
                        "   2 : int twice(int n) { return 2 * n; }",
                        "   3 : record P(int a) {}",
                        "   4 : x + 1"),
                typing.says("/list"));
        assertEquals(List.of("   3 : record P(int a) {}"), typing.says("/list P"));
        assertEquals(List.of("|  dropped twice"), typing.says("/drop 2"));
        assertEquals(1, typing.type("twice(1)"));
        assertEquals(1, typing.type("/drop nosuch"));
        assertEquals(
                List.of("|  Java begins anew; your processes live on."), typing.says("/reset"));
        assertEquals(1, typing.type("x + 0"));
    }

    @Test
    void listWithoutItsSlashIsTheBooks() {
        assertTrue(typing.says("list").getFirst().startsWith("0. One process"));
        assertEquals(
                List.of("There is no command 'vars'. Did you mean '/vars'? 'help' lists all."),
                typing.says("vars"));
        assertTrue(typing.says("/re").getFirst().contains("reset or reload or restore"));
    }

    @Test
    void whatWasSavedCanBeOpened() throws IOException {
        Path file = home.resolve("mine.jsh");
        type("int x = 5", "int twice(int n) {\n  return 2 * n;\n}");
        assertEquals(List.of("|  2 snippets written to " + file), typing.says("/save " + file));
        assertEquals(1, typing.type("/save " + file), "it is there");
        type("/reset");
        assertEquals(
                List.of("x ==> 5", "|  created method twice(int)"), typing.says("/open " + file));
        assertEquals(List.of("$3 ==> 10"), typing.says("twice(x)"));
        assertEquals(
                "int x = 5;\nint twice(int n) {\n  return 2 * n;\n}\n", Files.readString(file));
    }

    @Test
    void aListingOfTheBookIsOpenedByItsName() {
        assertEquals("|  work.java: ", typing.says("/open work.java").getLast().substring(0, 14));
        assertTrue(typing.says("/methods").toString().contains("void main()"));
        assertEquals(1, typing.type("/open nosuch.java"));
    }

    @Test
    void reloadEvaluatesAgain() {
        type("int x = new Random().nextInt(1 << 30)", "int y = x");
        String before = typing.says("/vars y").getFirst();
        assertEquals(List.of("|  evaluated again; in force: 2 snippets"), typing.says("/reload"));
        assertTrue(!typing.says("/vars y").getFirst().equals(before), before);
    }

    @Test
    void eachIsExplained() {
        for (String name : Registry.javaNames()) {
            Command command = Registry.find(name);
            assertEquals(name, command.name());
            assertTrue(command.synopsis().startsWith(name), command.synopsis());
            assertTrue(command.summary().length() <= 60, command.summary());
            assertEquals(0, typing.type("help " + name));
        }
    }

    @Test
    void aWordThatIsNoCommandAndNoNameIsToldFromJava() {
        assertEquals(2, typing.type("frok echo.java"));
        assertEquals(1, typing.type("frok {\"n\":1}"));
        assertTrue(typing.err().endsWith("Did you mean 'fork'?\n"), typing.err());
        type("int frok = 3");
        assertEquals(List.of("frok ==> 3"), typing.says("frok"));
        assertEquals(List.of("$3 ==> 4"), typing.says("frok + 1"));
    }

    private void type(String... lines) {
        for (String line : lines) {
            assertEquals(0, typing.type(line), typing::err);
        }
    }
}
