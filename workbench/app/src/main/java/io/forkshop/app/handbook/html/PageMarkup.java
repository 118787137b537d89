package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Locale;

/** One page of the course as markup. The tags here are all that a page can have. */
final class PageMarkup {
    private final Markup out;
    private final Leads leads;
    private final Texts words;
    private final ClaimMarkup claims;
    private final int level;
    private Page page;

    /**
     * @param level of a page's heading: 2 where its section has a file of its own, else 3
     */
    PageMarkup(Markup out, Leads leads, Texts words, ClaimMarkup claims, int level) {
        this.out = out;
        this.leads = leads;
        this.words = words;
        this.claims = claims;
        this.level = level;
    }

    void add(Page added, String language) {
        page = added;
        String anchor = Leads.anchor(page.id());
        boolean foreign = !page.language().equals(language);
        out.open(
                "section",
                "id",
                anchor,
                "class",
                "page",
                "aria-labelledby",
                anchor + "-title",
                "lang",
                foreign ? page.language() : null);
        out.open("h" + level, "id", anchor + "-title");
        out.element("span", page.id(), "class", "number").text(" ");
        inline(page.title());
        out.close().newLine();
        if (foreign) {
            out.element("p", words.say("untranslated"), "class", "remark", "lang", language);
        }
        blocks(page.blocks());
        out.close().newLine();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            block(block);
            out.newLine();
        }
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(int depth, Inline text) -> words("h" + (level + depth - 1), text);
            case Block.Paragraph(Inline text) -> words("p", text);
            case Block.Listing listing -> listing(listing);
            case Block.Callouts(List<Block.Item> items) -> items("ol", "callouts", items);
            case Block.BulletList(List<Block.Item> items) -> items("ul", null, items);
            case Block.NumberList(List<Block.Item> items) -> items("ol", null, items);
            case Block.Definitions(List<Block.Definition> items) -> definitions(items);
            case Block.TableBlock(List<Inline> header, List<List<Inline>> rows) ->
                    table(header, rows);
            case Block.Admonition(Block.Admonition.Kind kind, List<Block> blocks) ->
                    admonition(kind.name().toLowerCase(Locale.ROOT), blocks);
            case Block.Try(String command) -> command(command);
            case Block.Experiment(String id) -> claims.experiment(id);
        }
    }

    private void words(String tag, Inline text) {
        out.open(tag);
        inline(text);
        out.close();
    }

    private void inline(Inline inline) {
        for (Inline.Span span : inline.spans()) {
            switch (span.kind()) {
                case PLAIN -> out.text(span.text());
                case STRONG -> out.element("strong", span.text());
                case EM -> out.element("em", span.text());
                case CODE -> out.element("code", span.text());
                case LINK -> out.element("a", span.text(), "href", leads.to(span.target()));
            }
        }
    }

    private void listing(Block.Listing listing) {
        String path = "chapters/" + page.folder() + "/" + listing.file();
        out.open("figure", "class", "listing").open("figcaption");
        out.element("span", listing.title(), "class", "title").text(" ");
        out.element("span", words.say("file", path), "class", "from");
        out.close();
        List<String> source = listing.lines().stream().map(Block.CodeLine::text).toList();
        List<String> marked = CodeMarkup.lines(listing.language(), source);
        // Whoever has no mouse must be able to scroll a long line, too.
        out.open("pre", "tabindex", "0").open("code", "class", "language-" + listing.language());
        for (int i = 0; i < marked.size(); i++) {
            out.add(marked.get(i));
            for (int mark : listing.lines().get(i).marks()) {
                out.element("span", " (" + mark + ")", "class", "mark");
            }
            out.newLine();
        }
        out.close().close().close();
    }

    private void items(String tag, String name, List<Block.Item> items) {
        out.open(tag, "class", name);
        for (Block.Item item : items) {
            out.open("li");
            tight(item.blocks());
            out.close().newLine();
        }
        out.close();
    }

    /** A single paragraph needs no tag of its own. */
    private void tight(List<Block> blocks) {
        if (blocks.size() == 1 && blocks.getFirst() instanceof Block.Paragraph(Inline text)) {
            inline(text);
        } else {
            blocks(blocks);
        }
    }

    private void definitions(List<Block.Definition> items) {
        out.open("dl");
        for (Block.Definition item : items) {
            words("dt", item.term());
            out.open("dd");
            tight(item.blocks());
            out.close().newLine();
        }
        out.close();
    }

    private void table(List<Inline> header, List<List<Inline>> rows) {
        out.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
        for (Inline cell : header) {
            out.open("th", "scope", "col");
            inline(cell);
            out.close();
        }
        out.close().close().open("tbody");
        for (List<Inline> row : rows) {
            out.open("tr");
            row.forEach(cell -> words("td", cell));
            out.close().newLine();
        }
        out.close().close().close();
    }

    private void admonition(String kind, List<Block> blocks) {
        out.open("div", "class", "admonition " + kind, "role", "note");
        out.element("p", words.say(kind), "class", "label");
        blocks(blocks);
        out.close();
    }

    private void command(String command) {
        out.open("p", "class", "try").element("span", words.say("type"), "class", "unseen");
        out.element("span", "> ", "class", "prompt", "aria-hidden", "true");
        out.element("code", command).close();
    }
}
