package io.forkshop.app.handbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Block.Admonition;
import io.forkshop.app.course.Block.CodeLine;
import io.forkshop.app.course.Block.Item;
import io.forkshop.app.course.Block.Paragraph;
import io.forkshop.app.course.Inline;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asciidoctor starts once for all of these: it takes seconds. */
class PressTest {
    private static Press press;

    @TempDir Path chapters;

    /** A source that must be refused, the line it is refused at, and words of the sentence. */
    record Bad(String name, int line, String words, String... body) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        press = new Press();
    }

    @AfterAll
    static void stop() {
        press.close();
    }

    @Test
    void wordsAreUnescapedAndKeepTheirKinds() throws IOException {
        List<Block> blocks = blocks("It's `a < b && c` -- _so_", "*strong*.");
        assertEquals(List.of(paragraph("It’s a < b && c — so strong.")), plain(blocks));
    }

    @Test
    void aListingIsItsFileWithMarksAndWithoutTags() throws IOException {
        file(
                "a.java",
                "// tag::main[]",
                "void main() { // <1>",
                "    run(a < b); // <2> <3>",
                "}",
                "// end::main[]",
                "");
        List<Block> blocks =
                blocks(
                        ".The program",
                        "[source,java]",
                        "----",
                        "include::a.java[tag=main]",
                        "----",
                        "<1> Starts.",
                        "<2> Runs.",
                        "<3> Always.");
        var expected =
                new Block.Listing(
                        "java",
                        "The program",
                        "a.java",
                        List.of(
                                new CodeLine("void main() {", List.of(1)),
                                new CodeLine("    run(a < b);", List.of(2, 3)),
                                new CodeLine("}", List.of())));
        assertEquals(expected, blocks.getFirst());
        assertEquals(3, ((Block.Callouts) blocks.get(1)).items().size());
    }

    @Test
    void aLineToTypeIsKeptToTheLetter() throws IOException {
        String command = "send w1 {\"a\": [1, \"{x}\"], \"b\": \"*c* _d_ `e` \\n\"}";
        assertEquals(List.of(new Block.Try(command)), blocks("try::" + command + "[]"));
    }

    @Test
    void listsNest() throws IOException {
        var inner = new Block.BulletList(List.of(new Item(List.of(paragraph("b")))));
        var outer = new Block.BulletList(List.of(new Item(List.of(paragraph("a"), inner))));
        assertEquals(List.of(outer), blocks("* a", "** b"));
    }

    @Test
    void aTableHasItsHeaderApart() throws IOException {
        var expected =
                new Block.TableBlock(
                        List.of(Inline.of("k"), Inline.of("v")),
                        List.of(List.of(Inline.of("1"), Inline.of("2"))));
        assertEquals(
                List.of(expected),
                blocks("[%header,cols=\"1,2\"]", "|===", "|k |v", "|1 |2", "|==="));
    }

    @Test
    void otherBlocksHaveTheirKinds() throws IOException {
        List<Block> blocks =
                blocks(
                        "WARNING: Hot.",
                        "",
                        "pid:: A number.",
                        "",
                        "experiment::C2.1[]",
                        "",
                        "=== Deeper",
                        "",
                        ". first");
        var warning = new Admonition(Admonition.Kind.WARNING, List.of(paragraph("Hot.")));
        var definition = new Block.Definition(Inline.of("pid"), List.of(paragraph("A number.")));
        assertEquals(
                List.of(
                        warning,
                        new Block.Definitions(List.of(definition)),
                        new Block.Experiment("C2.1"),
                        new Block.Heading(2, Inline.of("Deeper")),
                        new Block.NumberList(List.of(new Item(List.of(paragraph("first")))))),
                blocks);
    }

    static List<Bad> bad() {
        return List.of(
                new Bad("literal block", 6, "no literal blocks", "....", "x", "...."),
                new Bad(
                        "typed listing",
                        8,
                        "never typed",
                        "[source,java]",
                        "----",
                        "int a;",
                        "----"),
                new Bad(
                        "console listing",
                        7,
                        "never with console",
                        "[source,console]",
                        "----",
                        "----"),
                new Bad("bare listing", 6, "[source,java]", "----", "x", "----"),
                new Bad("markdown fence", 6, "no literal blocks", "```", "x", "```"),
                new Bad("passthrough", 6, "passthroughs", "++++", "<b>", "++++"),
                new Bad("no such file", 8, "no file gone.java", listing("include::gone.java[]")),
                new Bad("no such tag", 8, "tag 'no' not found", listing("include::a.java[tag=no]")),
                new Bad("line numbers", 8, "by tag", listing("include::a.java[lines=1..2]")),
                new Bad("wide listing", 8, "wider than 72", listing("include::wide.java[]")),
                new Bad("tab in listing", 8, "A tab", listing("include::tab.java[]")),
                new Bad("indented literal", 6, "the kind literal", " indented"),
                new Bad("stray include", 6, "between the two ----", "include::a.java[]"),
                new Bad("image", 6, "the kind image", "image::a.png[]"),
                new Bad("quote", 7, "the kind quote", "[quote]", "words"),
                new Bad("headless table", 6, "one header row", "|===", "|a |b", "|==="),
                new Bad(
                        "titled table",
                        8,
                        "Only a listing",
                        ".T",
                        "[%header]",
                        "|===",
                        "|a",
                        "|b",
                        "|==="),
                new Bad("raw html", 6, "cannot show <b>", "pass:[<b>x</b>]"),
                new Bad("unknown attribute", 6, "missing attribute", "a {nothing} b"),
                new Bad("skipped level", 6, "section title out of sequence", "==== Deep", "", "x"),
                new Bad("open try", 6, "with [] at its end", "try::fork echo.java"),
                new Bad("bad experiment", 6, "experiment::C2.1[]", "experiment::first[]"),
                new Bad("unfinished listing", 8, "never typed", "[source,java]", "----", "x"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatAPageCannotShowIsRefusedWhereItStands(Bad bad) throws IOException {
        file("a.java", "int a;");
        file("wide.java", "x".repeat(73));
        file("tab.java", "\tint a;");
        var refusal = assertThrows(Refusal.class, () -> blocks(bad.body()));
        String place = "section.adoc:" + bad.line() + ": ";
        assertTrue(refusal.getMessage().contains(place), refusal::getMessage);
        assertTrue(refusal.getMessage().contains(bad.words()), refusal::getMessage);
    }

    @Test
    void aPageHasItsIdInOrder() throws IOException {
        Path source = file("section.adoc", "= T", "", "[#p2-2]", "== A page", "", "x");
        var refusal = assertThrows(Refusal.class, () -> press.press(source, "en"));
        assertTrue(refusal.getMessage().contains("Here page 2.1 begins: [#p2-1]"));
    }

    private static String[] listing(String include) {
        return new String[] {"[source,java]", "----", include, "----"};
    }

    private List<Block> blocks(String... body) throws IOException {
        String head = String.join("\n", "= T", "", "[#p2-1]", "== A page", "", "");
        Path source = file("section.adoc", head + String.join("\n", body));
        return press.press(source, "en").pages().getFirst().blocks();
    }

    private Path file(String name, String... lines) throws IOException {
        Path folder = Files.createDirectories(chapters.resolve("2-fork"));
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private static Paragraph paragraph(String words) {
        return new Paragraph(Inline.of(words));
    }

    private static List<Paragraph> plain(List<Block> blocks) {
        return blocks.stream().map(b -> paragraph(((Paragraph) b).text().plain())).toList();
    }
}
