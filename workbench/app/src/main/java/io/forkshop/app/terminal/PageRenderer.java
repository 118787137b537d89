package io.forkshop.app.terminal;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Block.Admonition;
import io.forkshop.app.course.Block.Definition;
import io.forkshop.app.course.Block.Item;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.lab.Question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws a page as lines for one stream. No line is wider than asked; nothing is by colour alone.
 */
public final class PageRenderer {
    /** Longer lines of prose are hard to follow back to the next one. */
    private static final int WIDEST_PROSE = 90;

    private final Style style;
    private final String language;
    private final Function<String, Optional<Question>> questions;
    private final InlineRenderer inlines;

    /**
     * @param language the person reads; a page in another one says so
     * @param questions the question of an experiment, by its id
     */
    public PageRenderer(
            Style style, String language, Function<String, Optional<Question>> questions) {
        this.style = style;
        this.language = language;
        this.questions = questions;
        this.inlines = new InlineRenderer(style);
    }

    public List<Text> render(Page page, int width) {
        Text title = Text.of(page.id() + "  ").append(inlines.text(page.title())).in(Tone.HEADING);
        List<Text> lines = new ArrayList<>(title.wrap(Math.min(width, WIDEST_PROSE)));
        lines.add(underline(lines, Glyph.HEAVY_RULE));
        if (!page.language().equals(language)) {
            lines.addAll(Text.of(Words.of(language).notTranslated(), Tone.DIM).wrap(width));
        }
        lines.add(Text.empty());
        lines.addAll(new Drawing(page, Words.of(page.language())).blocks(page.blocks(), width));
        return lines;
    }

    private Text underline(List<Text> lines, Glyph rule) {
        int columns = lines.stream().mapToInt(Text::columns).max().orElse(0);
        return Text.of(style.sign(rule).repeat(columns), Tone.DIM);
    }

    /** One page being drawn: blocks inside blocks get what is left of the width. */
    private final class Drawing {
        private final Page page;
        private final Words words;

        Drawing(Page page, Words words) {
            this.page = page;
            this.words = words;
        }

        /** A blank line between blocks, but not between lines to type. */
        List<Text> blocks(List<Block> blocks, int width) {
            List<Text> lines = new ArrayList<>();
            Block before = null;
            for (Block block : blocks) {
                boolean together = block instanceof Block.Try && before instanceof Block.Try;
                if (before != null && !together) {
                    lines.add(Text.empty());
                }
                lines.addAll(block(block, width));
                before = block;
            }
            return lines;
        }

        private List<Text> block(Block block, int width) {
            return switch (block) {
                case Block.Heading(int level, Inline text) -> heading(level, text, width);
                case Block.Paragraph(Inline text) -> prose(text, width);
                case Block.Listing listing ->
                        new ListingRenderer(style, words, page.folder()).lines(listing, width);
                case Block.Callouts(List<Item> items) -> numbered(items, width, "(%d) ");
                case Block.BulletList(List<Item> items) -> bullets(items, width);
                case Block.NumberList(List<Item> items) -> numbered(items, width, "%d. ");
                case Block.Definitions(List<Definition> items) -> definitions(items, width);
                case Block.TableBlock table -> table(table, width);
                case Admonition(Admonition.Kind kind, List<Block> inner) ->
                        admonition(kind, inner, width);
                case Block.Try(String command) -> toType(words.type(), command, width);
                case Block.Experiment(String id) -> experiment(id, width);
            };
        }

        private List<Text> heading(int level, Inline text, int width) {
            List<Text> lines = new ArrayList<>();
            lines.addAll(inlines.text(text).in(Tone.HEADING).wrap(Math.min(width, WIDEST_PROSE)));
            if (level == 2) {
                lines.add(underline(lines, Glyph.RULE));
            }
            return lines;
        }

        private List<Text> prose(Inline text, int width) {
            return inlines.text(text).wrap(Math.min(width, WIDEST_PROSE));
        }

        private List<Text> bullets(List<Item> items, int width) {
            Text bullet = Text.of(style.sign(Glyph.BULLET) + " ");
            List<Text> lines = new ArrayList<>();
            items.forEach(item -> lines.addAll(led(bullet, item.blocks(), width)));
            return lines;
        }

        private List<Text> numbered(List<Item> items, int width, String form) {
            int columns = form.formatted(items.size()).length();
            List<Text> lines = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Text number = Text.of(form.formatted(i + 1)).pad(columns);
                lines.addAll(led(number, items.get(i).blocks(), width));
            }
            return lines;
        }

        private List<Text> definitions(List<Definition> items, int width) {
            List<Text> lines = new ArrayList<>();
            for (Definition item : items) {
                lines.addAll(inlines.text(item.term()).in(Tone.STRONG).wrap(width));
                lines.addAll(led(Text.of("    "), item.blocks(), width));
            }
            return lines;
        }

        private List<Text> table(Block.TableBlock block, int width) {
            Table table = Table.of(texts(block.header(), Tone.STRONG));
            block.rows().forEach(row -> table.row(row.stream().map(inlines::text).toList()));
            return table.render(width, style);
        }

        private List<Text> texts(List<Inline> cells, Tone tone) {
            return cells.stream().map(cell -> inlines.text(cell).in(tone)).toList();
        }

        private List<Text> admonition(Admonition.Kind kind, List<Block> inner, int width) {
            boolean serious = kind.compareTo(Admonition.Kind.IMPORTANT) >= 0;
            Tone tone = serious ? Tone.WARNING : Tone.STRONG;
            Text edge = Text.of(style.sign(Glyph.BAR), tone);
            Text bar = edge.append(" ");
            List<Text> lines = new ArrayList<>();
            lines.add(bar.append((serious ? "! " : "i ") + words.admonition(kind), tone));
            blocks(inner, width - bar.columns())
                    .forEach(line -> lines.add(line.isEmpty() ? edge : bar.append(line)));
            return lines;
        }

        private List<Text> experiment(String id, int width) {
            Text sign = Text.of("  " + style.sign(Glyph.QUESTION) + " ", Tone.STRONG);
            Text blank = Text.of(" ".repeat(sign.columns()));
            List<Text> lines = new ArrayList<>();
            Text predict = Text.of(words.predict(), Tone.STRONG);
            Optional<Question> question = questions.apply(id);
            Text text = question.map(q -> predict.append(style.prose(q.text()))).orElse(predict);
            lines.addAll(text.wrap(Math.min(width, WIDEST_PROSE), sign, blank));
            question.ifPresent(q -> lines.addAll(choices(q, width, blank)));
            lines.addAll(toType(words.thenType(), "run " + id, width));
            return lines;
        }

        private List<Text> choices(Question question, int width, Text blank) {
            if (question.choices().isEmpty()) {
                return List.of();
            }
            boolean order = question.kind() == Question.Kind.ORDER;
            String choices = String.join(" / ", question.choices());
            Text text = Text.of(order ? words.putInOrder() : words.oneOf(), Tone.DIM);
            return text.append(style.prose(choices)).wrap(width, blank, blank);
        }

        private List<Text> toType(String word, String command, int width) {
            Text lead = Text.of("  " + style.sign(Glyph.POINTER) + " ", Tone.STRONG);
            lead = lead.append(word, Tone.DIM);
            return Text.of(command, Tone.TYPED)
                    .wrap(width, lead, Text.of(" ".repeat(lead.columns())));
        }

        /** Blocks beside a bullet or number: the first line has it, the others are indented. */
        private List<Text> led(Text lead, List<Block> blocks, int width) {
            Text blank = Text.of(" ".repeat(lead.columns()));
            List<Text> lines = new ArrayList<>();
            for (Block block : blocks) {
                for (Text line : block(block, width - lead.columns())) {
                    Text margin = lines.isEmpty() ? lead : blank;
                    lines.add(line.isEmpty() ? line : margin.append(line));
                }
            }
            return lines;
        }
    }
}
