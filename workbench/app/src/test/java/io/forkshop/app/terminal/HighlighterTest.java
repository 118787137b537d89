package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class HighlighterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "record Point(int x) {} | K:record T:Point K:int",
                "record = record.next(); | ",
                "var record = 3; | K:var N:3",
                "sealed interface S permits A, B {} | K:sealed K:interface T:S K:permits T:A T:B",
                "non-sealed class C {} | K:non-sealed K:class T:C",
                "case Circle(_) when r > 1 -> yield r; | K:case T:Circle K:_ K:when N:1 K:yield",
                "x.new Inner(y.class) | T:Inner",
                "@Override public | A:@Override K:public",
                "@interface Marker | K:@interface T:Marker",
                "char c = '\\''; | K:char S:'\\''",
                "\"a \\\" b\" + c | S:\"a \\\" b\"",
                "0x1F + 1_000L + 1.5e-3 | N:0x1F N:1_000L N:1.5e-3",
                "a / b // rest | C:// rest",
                "a /* in */ b | C:/* in */",
                "MAX_VALUE T Map | T:T T:Map",
                "\"not closed | S:\"not closed",
                "import module java.base; | K:import"
            })
    void java(String source, String expected) {
        assertEquals(expected == null ? "" : expected, toned("java", source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "const { fork } = require('x'); | K:const S:'x'",
                "console.log(`a ${b} 'c'`); | S:`a ${b} 'c'`",
                "s.replace(/[/'\"]\\//g, x) | S:/[/'\"]\\//g",
                "a / b / c | ",
                "return /x/.test(y) | K:return S:/x/",
                "for (const a of list) | K:for K:const K:of",
                "async () => { await p; } | K:async K:await",
                "(a) / 2 | N:2"
            })
    void javaScript(String source, String expected) {
        assertEquals(expected == null ? "" : expected, toned("js", source));
    }

    @Test
    void jsonTellsKeysFromValues() {
        assertEquals(
                "M:\"n\" N:1 M:\"s\" S:\"a\" K:true",
                toned("json", "{\"n\": 1, \"s\" : \"a\", [true]}"));
    }

    @Test
    void aTextBlockGoesOnOverQuotesAndLines() {
        List<Text> lines =
                Highlighter.lines(
                        "java", List.of("var s = \"\"\"", "  a \"b\" \\\"\"\" c", "  \"\"\" + x;"));
        assertEquals(Text.of("  a \"b\" \\\"\"\" c", Tone.STRING), lines.get(1));
        assertEquals(Text.of("  \"\"\"", Tone.STRING).append(" + x;"), lines.get(2));
    }

    @Test
    void aCommentOnOneLineEndsThere() {
        List<Text> lines = Highlighter.lines("java", List.of("/** one */", "int a;"));
        assertEquals(Text.of("int", Tone.KEYWORD).append(" a;"), lines.get(1));
    }

    @Test
    void anUnknownLanguageStaysPlain() {
        List<Text> lines = Highlighter.lines("cobol", List.of("IF \"x\" /* y", ""));
        assertEquals(List.of(Text.of("IF \"x\" /* y"), Text.empty()), lines);
    }

    @Test
    void everyPrefixOfAProgramHasTones() {
        String program =
                "record P(String s) { /* c */ char c = '\\''; String t = \"\"\"\n x\\\"\"\"\"; }";
        for (int end = 0; end <= program.length(); end++) {
            for (String language : List.of("java", "js", "json")) {
                requireOrdered(Highlighter.spans(language, program.substring(0, end)), end);
            }
        }
    }

    private static void requireOrdered(List<Highlighter.Span> spans, int length) {
        int done = 0;
        for (Highlighter.Span span : spans) {
            assertEquals(true, done <= span.start() && span.start() < span.end(), span::toString);
            done = span.end();
        }
        assertEquals(true, done <= length);
    }

    private static String toned(String language, String source) {
        return Highlighter.spans(language, source).stream()
                .map(s -> letter(s.tone()) + ":" + source.substring(s.start(), s.end()))
                .collect(Collectors.joining(" "));
    }

    private static char letter(Tone tone) {
        return tone == Tone.NAME ? 'M' : tone.name().charAt(0);
    }
}
