package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;
import io.forkshop.runtime.channel.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the search box looks in: the words of each page, as a script, which needs no server. */
final class SearchIndex {
    private SearchIndex() {}

    static String of(List<Page> pages, Leads leads) {
        List<Object> entries = new ArrayList<>();
        for (Page page : pages) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("page", page.id());
            entry.put("title", page.title().plain());
            entry.put("address", leads.to(page.id()));
            entry.put("words", words(page.blocks()));
            entries.add(entry);
        }
        return "window.handbook = " + Json.write(entries) + ";\n";
    }

    private static String words(List<Block> blocks) {
        List<String> words = new ArrayList<>();
        blocks.forEach(block -> words(block, words));
        return String.join(" ", words);
    }

    private static void words(Block block, List<String> words) {
        switch (block) {
            case Block.Heading(int _, Inline text) -> words.add(text.plain());
            case Block.Paragraph(Inline text) -> words.add(text.plain());
            case Block.Listing listing -> {
                words.add(listing.file());
                listing.lines().forEach(line -> words.add(line.text().strip()));
            }
            case Block.Callouts(List<Block.Item> items) -> items(items, words);
            case Block.BulletList(List<Block.Item> items) -> items(items, words);
            case Block.NumberList(List<Block.Item> items) -> items(items, words);
            case Block.Definitions(List<Block.Definition> items) ->
                    items.forEach(
                            item -> {
                                words.add(item.term().plain());
                                words.add(words(item.blocks()));
                            });
            case Block.TableBlock(List<Inline> header, List<List<Inline>> rows) -> {
                header.forEach(cell -> words.add(cell.plain()));
                rows.forEach(row -> row.forEach(cell -> words.add(cell.plain())));
            }
            case Block.Admonition(Block.Admonition.Kind _, List<Block> inner) ->
                    words.add(words(inner));
            case Block.Try(String command) -> words.add(command);
            case Block.Experiment(String id) -> words.add(id);
        }
    }

    private static void items(List<Block.Item> items, List<String> words) {
        items.forEach(item -> words.add(words(item.blocks())));
    }
}
