package io.forkshop.app.terminal;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Block.Admonition;
import io.forkshop.app.course.Block.BulletList;
import io.forkshop.app.course.Block.Callouts;
import io.forkshop.app.course.Block.CodeLine;
import io.forkshop.app.course.Block.Definition;
import io.forkshop.app.course.Block.Definitions;
import io.forkshop.app.course.Block.Experiment;
import io.forkshop.app.course.Block.Heading;
import io.forkshop.app.course.Block.Item;
import io.forkshop.app.course.Block.Listing;
import io.forkshop.app.course.Block.NumberList;
import io.forkshop.app.course.Block.Paragraph;
import io.forkshop.app.course.Block.TableBlock;
import io.forkshop.app.course.Block.Try;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Inline.Kind;
import io.forkshop.app.course.Inline.Span;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.lab.Question;

import java.util.List;
import java.util.Optional;

/** A page with a block of each kind, and signs of each width. */
final class SamplePage {
    private static final Inline MIXED =
            new Inline(
                    List.of(
                            new Span("The ", Kind.PLAIN),
                            new Span("primary", Kind.EM),
                            new Span(" calls ", Kind.PLAIN),
                            new Span("fork(\"work.js\")", Kind.CODE),
                            new Span(
                                    "，每个工作进程都有自己的内存，“独立”的进程。Cafe\u0301 ✅ 👨\u200d👩\u200d👧 — it ",
                                    Kind.PLAIN),
                            new Span("never", Kind.STRONG),
                            new Span(" serves anybody… See ", Kind.PLAIN),
                            new Span("the start", Kind.LINK, "2.1"),
                            new Span(" and ", Kind.PLAIN),
                            new Span("Node", Kind.LINK, "https://nodejs.org"),
                            new Span(".", Kind.PLAIN)));

    static final Page PAGE = new Page("2.3", "en", "2-fork", Inline.of("Fork → 一个工作进程"), blocks());

    private SamplePage() {}

    static Optional<Question> question(String id) {
        boolean order = id.equals("C2.4");
        var kind = order ? Question.Kind.ORDER : Question.Kind.NUMBER;
        List<String> choices = order ? List.of("large", "small", "tiny") : List.of();
        String text = "How many processes has the machine now, counting the primary — all of them?";
        return Optional.of(new Question(text, kind, choices, 0));
    }

    private static List<Block> blocks() {
        return List.of(
                new Paragraph(MIXED),
                new Heading(2, Inline.of("A program")),
                listing(),
                new Callouts(List.of(item("The name of the program."), item("它的输出。"))),
                new BulletList(
                        List.of(
                                new Item(
                                        List.of(
                                                new Paragraph(Inline.of("one, with more below it")),
                                                new BulletList(List.of(item("inner"))))),
                                item(
                                        "two: a point that is long enough to need a second line"
                                                + " here"))),
                new NumberList(List.of(item("first"), item("second"))),
                new Definitions(
                        List.of(
                                new Definition(
                                        Inline.of("pid"),
                                        List.of(
                                                new Paragraph(
                                                        Inline.of("The number of a process.")))))),
                new TableBlock(
                        List.of(Inline.of("sent"), Inline.of("what arrives")),
                        List.of(
                                List.of(Inline.of("a Map"), Inline.of("an empty object")),
                                List.of(Inline.of("值为 NaN 的成员"), Inline.of("null")))),
                new Admonition(
                        Admonition.Kind.WARNING,
                        List.of(
                                new Paragraph(
                                        Inline.of("This ends the workbench, and all in it.")))),
                new Admonition(
                        Admonition.Kind.TIP,
                        List.of(new Paragraph(Inline.of("Tab completes.")), new Try("help"))),
                new Heading(3, Inline.of("To do")),
                new Try("fork echo.java"),
                new Try("send w1 {\"a long message\": [1, 2, 3], \"and\": \"its end\"}"),
                new Experiment("C2.3"),
                new Experiment("C2.4"));
    }

    private static Listing listing() {
        return new Listing(
                "java",
                "work.java",
                "work.java",
                List.of(
                        new CodeLine("void main() { // 一个程序", List.of(1)),
                        new CodeLine("", List.of()),
                        new CodeLine(
                                "    IO.println(\"a line of code up to its limit of 72\");",
                                List.of(2)),
                        new CodeLine("}", List.of())));
    }

    private static Item item(String text) {
        return new Item(List.of(new Paragraph(Inline.of(text))));
    }
}
