package io.forkshop.app.course;

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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Pages as JSON values, written by the build and read at the prompt. An object is a map whose
 * {@code kind} names the block; members stand in a fixed order, so equal pages give equal bytes.
 */
public final class PageJson {
    private PageJson() {}

    public static Map<String, Object> write(Page page) {
        return object(
                "id", page.id(),
                "language", page.language(),
                "folder", page.folder(),
                "title", write(page.title()),
                "blocks", list(page.blocks(), PageJson::write));
    }

    public static Page page(Object json) {
        return new Page(
                string(json, "id"),
                string(json, "language"),
                string(json, "folder"),
                inline(member(json, "title")),
                blocks(json));
    }

    private static Object write(Block block) {
        return switch (block) {
            case Heading(int level, Inline text) ->
                    object("kind", "heading", "level", level, "text", write(text));
            case Paragraph(Inline text) -> object("kind", "paragraph", "text", write(text));
            case Listing(String language, String title, String file, List<CodeLine> lines) ->
                    object(
                            "kind", "listing",
                            "language", language,
                            "title", title,
                            "file", file,
                            "lines", list(lines, PageJson::write));
            case Callouts(List<Item> items) -> items("callouts", items);
            case BulletList(List<Item> items) -> items("bullets", items);
            case NumberList(List<Item> items) -> items("numbers", items);
            case Definitions(List<Definition> items) ->
                    object("kind", "definitions", "items", list(items, PageJson::write));
            case TableBlock(List<Inline> header, List<List<Inline>> rows) ->
                    object(
                            "kind", "table",
                            "header", list(header, PageJson::write),
                            "rows", list(rows, row -> list(row, PageJson::write)));
            case Admonition(Admonition.Kind kind, List<Block> blocks) ->
                    object(
                            "kind", "admonition",
                            "name", kind.name(),
                            "blocks", list(blocks, PageJson::write));
            case Try(String command) -> object("kind", "try", "command", command);
            case Experiment(String id) -> object("kind", "experiment", "id", id);
        };
    }

    private static Block block(Object json) {
        return switch (string(json, "kind")) {
            case "heading" -> new Heading(number(member(json, "level")), text(json));
            case "paragraph" -> new Paragraph(text(json));
            case "listing" ->
                    new Listing(
                            string(json, "language"),
                            string(json, "title"),
                            string(json, "file"),
                            all(member(json, "lines"), PageJson::codeLine));
            case "callouts" -> new Callouts(items(json));
            case "bullets" -> new BulletList(items(json));
            case "numbers" -> new NumberList(items(json));
            case "definitions" -> new Definitions(all(member(json, "items"), PageJson::definition));
            case "table" ->
                    new TableBlock(
                            all(member(json, "header"), PageJson::inline),
                            all(member(json, "rows"), row -> all(row, PageJson::inline)));
            case "admonition" ->
                    new Admonition(Admonition.Kind.valueOf(string(json, "name")), blocks(json));
            case "try" -> new Try(string(json, "command"));
            case "experiment" -> new Experiment(string(json, "id"));
            default -> throw new IllegalArgumentException("No such block: " + json);
        };
    }

    /** A span is its text when plain, else text, kind and, for a link, target. */
    private static Object write(Inline inline) {
        return list(
                inline.spans(),
                span ->
                        switch (span.kind()) {
                            case PLAIN -> span.text();
                            case LINK -> List.of(span.text(), "LINK", span.target());
                            default -> List.of(span.text(), span.kind().name());
                        });
    }

    private static Inline inline(Object json) {
        return new Inline(all(json, PageJson::span));
    }

    private static Inline.Span span(Object json) {
        if (json instanceof String plain) {
            return new Inline.Span(plain, Inline.Kind.PLAIN);
        }
        List<?> parts = (List<?>) json;
        String target = parts.size() > 2 ? (String) parts.get(2) : "";
        Inline.Kind kind = Inline.Kind.valueOf((String) parts.get(1));
        return new Inline.Span((String) parts.get(0), kind, target);
    }

    private static Object write(CodeLine line) {
        List<Object> json = new ArrayList<>(List.of(line.text()));
        json.addAll(line.marks());
        return line.marks().isEmpty() ? line.text() : json;
    }

    private static CodeLine codeLine(Object json) {
        if (json instanceof String text) {
            return new CodeLine(text, List.of());
        }
        List<?> parts = (List<?>) json;
        List<?> marks = parts.subList(1, parts.size());
        return new CodeLine((String) parts.get(0), all(marks, PageJson::number));
    }

    private static Object write(Definition item) {
        return object("term", write(item.term()), "blocks", list(item.blocks(), PageJson::write));
    }

    private static Definition definition(Object json) {
        return new Definition(inline(member(json, "term")), blocks(json));
    }

    private static Object items(String kind, List<Item> items) {
        return object(
                "kind", kind, "items", list(items, item -> list(item.blocks(), PageJson::write)));
    }

    private static List<Item> items(Object json) {
        return all(member(json, "items"), item -> new Item(all(item, PageJson::block)));
    }

    private static List<Block> blocks(Object json) {
        return all(member(json, "blocks"), PageJson::block);
    }

    private static Inline text(Object json) {
        return inline(member(json, "text"));
    }

    static Map<String, Object> object(Object... membersAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < membersAndValues.length; i += 2) {
            object.put((String) membersAndValues[i], membersAndValues[i + 1]);
        }
        return object;
    }

    static Object member(Object json, String name) {
        return ((Map<?, ?>) json).get(name);
    }

    static String string(Object json, String name) {
        return (String) member(json, name);
    }

    static int number(Object json) {
        return ((Number) json).intValue();
    }

    static <T> List<T> all(Object json, Function<Object, T> each) {
        return ((List<?>) json).stream().<T>map(each::apply).toList();
    }

    private static <S, T> List<T> list(List<S> values, Function<S, T> each) {
        return values.stream().map(each).toList();
    }
}
