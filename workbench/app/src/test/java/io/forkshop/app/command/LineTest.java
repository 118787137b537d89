package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One line, two languages: which lines are commands. */
class LineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "ps → ps →",
                "  ps   → ps →",
                "kill -9 4711 → kill → -9 4711",
                "kill %1 → kill → %1",
                "kill w1 SIGKILL → kill → w1 SIGKILL",
                "fork ./Worker.java → fork → ./Worker.java",
                "fork .hidden.js → fork → .hidden.js",
                "fork work.js a=1 (b) → fork → work.js a=1 (b)",
                "spawn sh -c 'echo $HOME' → spawn → sh -c 'echo $HOME'",
                "spawn ls -l | wc → spawn → ls -l | wc",
                "send w1 {\"n\":1} → send → w1 {\"n\":1}",
                "send w1 [1, 2] → send → w1 [1, 2]",
                "send w1 -1 → send → w1 -1",
                "goto 2.1 → goto → 2.1",
                "ask / → ask → /",
                "record lesson.cast → record → lesson.cast",
                "run C2.1 a = b → run → C2.1 a = b",
                "help fork → help → fork",
                "help ? → help → ?",
                "lang zh → lang → zh",
                "quit // bye → quit → // bye",
                "? → ? →",
                ":q → :q →",
                ".help → .help →",
                "exit → exit →",
                "/ps → ps →",
                "/fork = 3 → fork → = 3",
                "/l → l →",
                "/? → ? →",
                "/ → `` →",
                "/no-such thing → no-such → thing"
            })
    void commands(String line, String name, String rest) {
        String given = rest == null ? "" : rest;
        boolean slash = line.startsWith("/");
        assertEquals(new Line.Command(name, given, slash), Line.parse(line, Registry.words()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record P(int x) {}",
                "record Pair<A> (A a) {}",
                "ps = 3",
                "ps =3",
                "ps == 3",
                "ps + 1",
                "ps +",
                "kill - 9",
                "ps -> 1",
                "ps++",
                "ps ++",
                "ps --",
                "ps ? 1 : 2",
                "ps | grep work",
                "ps && true",
                "ps instanceof String",
                "ps .size()",
                "ps.size()",
                "fork(\"W.java\")",
                "fork (\"W.java\")",
                "ps;",
                "(ps)",
                "ps[0]",
                "PS",
                "Kill w1",
                "psx",
                "frok work.js",
                "int x = 3;",
                "1 + 1",
                "\"help\"",
                "/* ps */ 1",
                "-1"
            })
    void java(String line) {
        assertEquals(new Line.Java(line), Line.parse(line, Registry.words()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "// ps", "# ps", "#!/usr/bin/env forkshop"})
    void nothing(String line) {
        assertEquals(new Line.Empty(), Line.parse(line, Registry.words()));
    }

    @Test
    void everyNameInTheTableMakesTheCommandOfThatName() {
        for (String name : Registry.names()) {
            Command command = Registry.find(name);
            assertEquals(name, command.name());
            assertTrue(command.synopsis().startsWith(name), command.synopsis());
            assertTrue(command.summary().length() <= 60, command.summary());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exit, quit",
        ".exit, quit",
        "q, quit",
        ":q, quit",
        "?, help",
        ".help, help",
        "list, toc"
    })
    void wordsFromOtherProgramsAreUnderstood(String word, String name) {
        assertEquals(name, Registry.find(word).name());
    }
}
