package io.forkshop.app.handbook;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;
import io.forkshop.app.handbook.Press.Pressed;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links between pages lead to pages that exist. Asciidoctor sees one section at a time. */
final class Links {
    private Links() {}

    static void require(List<Pressed> book, Path chapters) {
        List<Page> pages = book.stream().flatMap(section -> section.pages().stream()).toList();
        Set<String> ids = pages.stream().map(Page::id).collect(Collectors.toSet());
        for (Page page : pages) {
            inlines(page.blocks())
                    .flatMap(inline -> inline.spans().stream())
                    .filter(span -> span.kind() == Inline.Kind.LINK)
                    .filter(span -> !span.target().startsWith("http"))
                    .filter(span -> !ids.contains(span.target()))
                    .forEach(span -> refuse(page, span, chapters));
        }
    }

    private static void refuse(Page page, Inline.Span span, Path chapters) {
        throw new Refusal(
                chapters.resolve(page.folder()),
                1,
                "Page %s links to page %s, which does not exist."
                        .formatted(page.id(), span.target()));
    }

    private static Stream<Inline> inlines(List<Block> blocks) {
        return blocks.stream().flatMap(Links::inlines);
    }

    private static Stream<Inline> inlines(Block block) {
        return switch (block) {
            case Block.Heading(int _, Inline text) -> Stream.of(text);
            case Block.Paragraph(Inline text) -> Stream.of(text);
            case Block.Callouts(List<Block.Item> items) -> items(items);
            case Block.BulletList(List<Block.Item> items) -> items(items);
            case Block.NumberList(List<Block.Item> items) -> items(items);
            case Block.Definitions(List<Block.Definition> items) ->
                    items.stream()
                            .flatMap(i -> Stream.concat(Stream.of(i.term()), inlines(i.blocks())));
            case Block.TableBlock(List<Inline> header, List<List<Inline>> rows) ->
                    Stream.concat(header.stream(), rows.stream().flatMap(List::stream));
            case Block.Admonition(Block.Admonition.Kind _, List<Block> blocks) -> inlines(blocks);
            case Block.Listing _, Block.Try _, Block.Experiment _ -> Stream.empty();
        };
    }

    private static Stream<Inline> items(List<Block.Item> items) {
        return items.stream().flatMap(item -> inlines(item.blocks()));
    }
}
