package io.forkshop.app.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.app.course.Block.Admonition;
import io.forkshop.app.course.Block.BulletList;
import io.forkshop.app.course.Block.Callouts;
import io.forkshop.app.course.Block.CodeLine;
import io.forkshop.app.course.Block.Definition;
import io.forkshop.app.course.Block.Definitions;
import io.forkshop.app.course.Block.Item;
import io.forkshop.app.course.Block.NumberList;
import io.forkshop.app.course.Block.Paragraph;
import io.forkshop.app.course.Inline.Kind;
import io.forkshop.app.course.Inline.Span;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.Test;

import java.util.List;

class PageJsonTest {
    private static final Inline WORDS =
            new Inline(
                    List.of(
                            new Span("a", Kind.PLAIN),
                            new Span("b", Kind.CODE),
                            new Span("c", Kind.STRONG),
                            new Span("d", Kind.EM),
                            new Span("e", Kind.LINK, "2.1")));
    private static final List<Block> INNER = List.of(new Paragraph(WORDS));

    @Test
    void everyBlockComesBackAsItWas() {
        Page page =
                new Page(
                        "2.1",
                        "zh",
                        "2-fork",
                        Inline.of("多个进程"),
                        List.of(
                                new Block.Heading(2, WORDS),
                                new Paragraph(WORDS),
                                new Block.Listing("java", "Title", "a.java", code()),
                                new Callouts(List.of(new Item(INNER))),
                                new BulletList(List.of(new Item(INNER), new Item(List.of()))),
                                new NumberList(List.of(new Item(INNER))),
                                new Definitions(List.of(new Definition(WORDS, INNER))),
                                new Block.TableBlock(List.of(WORDS), List.of(List.of(WORDS))),
                                new Admonition(Admonition.Kind.TIP, INNER),
                                new Block.Try("send w1 {\"a\": \"\\n\"}"),
                                new Block.Experiment("C2.1")));
        assertEquals(page, PageJson.page(Json.parse(Json.write(PageJson.write(page)))));
    }

    @Test
    void theTableOfContentsComesBackAsItWas() {
        Toc toc =
                new Toc(
                        List.of(
                                new Toc.Section(
                                        2, "Fork", "2-fork", List.of(new Toc.Entry("2.1", "A")))));
        assertEquals(toc, TocJson.toc(Json.parse(Json.write(TocJson.write(toc)))));
    }

    @Test
    void aBookThatWasNotBuiltSaysHowToBuildIt() {
        var e = assertThrows(ForkshopException.class, () -> Book.open("xx"));
        assertEquals("ERR_NO_PAGES", e.code());
        assertEquals(
                "The build holds no /pages/xx/toc.json. Build again: ./mvnw package",
                e.getMessage());
    }

    private static List<CodeLine> code() {
        return List.of(new CodeLine("int a;", List.of(1, 2)), new CodeLine("", List.of()));
    }
}
