package io.forkshop.app.handbook;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Block.Admonition;
import io.forkshop.app.course.Block.Definition;
import io.forkshop.app.course.Block.Heading;
import io.forkshop.app.course.Block.Item;
import io.forkshop.app.course.Block.Listing;
import io.forkshop.app.course.Block.Paragraph;
import io.forkshop.app.course.Block.TableBlock;
import io.forkshop.app.course.Inline;
import io.forkshop.app.handbook.SectionSource.Included;

import org.asciidoctor.ast.Cell;
import org.asciidoctor.ast.DescriptionList;
import org.asciidoctor.ast.DescriptionListEntry;
import org.asciidoctor.ast.ListItem;
import org.asciidoctor.ast.Row;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.ast.Table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The blocks of one section file, in reading order: listings are matched with their files. */
final class BlockReader {
    private final SectionSource source;
    private final Iterator<Included> files;
    private int line = 1;

    BlockReader(SectionSource source) {
        this.source = source;
        this.files = source.listings.iterator();
    }

    List<Block> read(List<StructuralNode> nodes) {
        List<Block> blocks = new ArrayList<>();
        nodes.forEach(node -> add(node, blocks));
        return blocks;
    }

    /** The words of a node. Asciidoctor converts them, and complains of them, when asked. */
    Inline inline(StructuralNode node, Supplier<?> html) {
        at(node);
        try {
            return InlineReader.read((String) html.get());
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
    }

    private void add(StructuralNode node, List<Block> blocks) {
        at(node);
        String context = node.getContext();
        if (node.getTitle() != null && !context.equals("listing") && !context.equals("section")) {
            throw refusal("Only a listing has a title on a page.");
        }
        if (context.equals("section")) {
            blocks.add(new Heading(node.getLevel(), inline(node, node::getTitle)));
            blocks.addAll(read(node.getBlocks()));
        } else {
            blocks.add(block(context, node));
        }
    }

    private Block block(String context, StructuralNode node) {
        return switch (context) {
            case "paragraph" -> new Paragraph(inline(node, node::getContent));
            case "listing" -> listing(node);
            case "colist" -> new Block.Callouts(items(node));
            case "ulist" -> new Block.BulletList(items(node));
            case "olist" -> new Block.NumberList(items(node));
            case "dlist" -> definitions((DescriptionList) node);
            case "table" -> table((Table) node);
            case "admonition" -> admonition(node);
            case "try" -> new Block.Try(source.commands.get(Integer.parseInt(target(node))));
            case "experiment" -> new Block.Experiment(target(node));
            default -> throw refusal("A page cannot show a block of the kind " + context + ".");
        };
    }

    private Listing listing(StructuralNode node) {
        if (!files.hasNext() || !"source".equals(node.getStyle())) {
            throw refusal("A listing is [source,java], then ----, an include, and ----.");
        }
        Included included = files.next();
        Path file = included.file();
        line = included.line(); // Asciidoctor's own is one inside the included file
        String title = node.getTitle() == null ? file.toString() : node.getTitle();
        String language = String.valueOf(node.getAttribute("language"));
        List<String> lines = ((org.asciidoctor.ast.Block) node).getLines();
        try {
            String name = InlineReader.read(title).plain();
            return new Listing(language, name, file.toString(), ListingReader.read(lines));
        } catch (IllegalArgumentException e) {
            throw refusal(file + ": " + e.getMessage());
        }
    }

    private List<Item> items(StructuralNode list) {
        return list.getBlocks().stream().map(node -> new Item(item((ListItem) node))).toList();
    }

    /** The words after the bullet are a paragraph like any other that follows them. */
    private List<Block> item(ListItem item) {
        List<Block> blocks = new ArrayList<>();
        if (item.hasText()) {
            blocks.add(new Paragraph(inline(item, item::getText)));
        }
        blocks.addAll(read(item.getBlocks()));
        return blocks;
    }

    private Block definitions(DescriptionList list) {
        List<Definition> definitions = new ArrayList<>();
        for (DescriptionListEntry entry : list.getItems()) {
            ListItem description = entry.getDescription();
            for (ListItem term : entry.getTerms()) {
                boolean last = term == entry.getTerms().getLast();
                List<Block> blocks = last && description != null ? item(description) : List.of();
                definitions.add(new Definition(inline(term, term::getText), blocks));
            }
        }
        return new Block.Definitions(definitions);
    }

    private Block table(Table table) {
        List<List<Inline>> header = rows(table, table.getHeader());
        List<List<Inline>> rows = rows(table, table.getBody());
        if (!table.getFooter().isEmpty() || header.size() != 1) {
            throw refusal(
                    "A table has one header row and no footer: on a narrow screen its headings"
                            + " become the keys of key: value.");
        }
        return new TableBlock(header.getFirst(), rows);
    }

    private List<List<Inline>> rows(Table table, List<Row> rows) {
        return rows.stream()
                .map(row -> row.getCells().stream().map(cell -> cell(table, cell)).toList())
                .toList();
    }

    private Inline cell(Table table, Cell cell) {
        if ("asciidoc".equals(cell.getStyle()) || cell.getColspan() > 1 || cell.getRowspan() > 1) {
            throw refusal("A table cell is words only, one column and one row.");
        }
        return inline(table, cell::getText);
    }

    private Block admonition(StructuralNode node) {
        List<Block> blocks =
                node.getBlocks().isEmpty()
                        ? List.of(new Paragraph(inline(node, node::getContent)))
                        : read(node.getBlocks());
        return new Admonition(Admonition.Kind.valueOf(node.getStyle()), blocks);
    }

    private static String target(StructuralNode node) {
        return (String) node.getAttribute("target");
    }

    /** Remembers the last known line: some nodes carry none of their own. */
    private void at(StructuralNode node) {
        line = node.getSourceLocation() == null ? line : node.getSourceLocation().getLineNumber();
    }

    /** Where the block being read stands. */
    int line() {
        return line;
    }

    Refusal refusal(String sentence) {
        return refusal(line, sentence);
    }

    Refusal refusal(int line, String sentence) {
        return new Refusal(source.file, line, sentence);
    }
}
