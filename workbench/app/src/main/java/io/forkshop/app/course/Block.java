package io.forkshop.app.course;

import java.util.List;

/** One piece of a page, without any width. */
public sealed interface Block {

    /** A heading inside a page; 2 is the highest level, the page's own title being 1. */
    record Heading(int level, Inline text) implements Block {}

    record Paragraph(Inline text) implements Block {}

    /**
     * A program, or part of one, from a file that the build compiles or runs.
     *
     * @param file its name relative to the folder of the section
     */
    record Listing(String language, String title, String file, List<CodeLine> lines)
            implements Block {}

    /**
     * @param marks numbers that {@link Callouts} explain; mostly none
     */
    record CodeLine(String text, List<Integer> marks) {}

    /** Explanations of the marks of the listing before, the first one for mark 1. */
    record Callouts(List<Item> items) implements Block {}

    record BulletList(List<Item> items) implements Block {}

    record NumberList(List<Item> items) implements Block {}

    record Item(List<Block> blocks) {}

    record Definitions(List<Definition> items) implements Block {}

    record Definition(Inline term, List<Block> blocks) {}

    /** A table always has a header: on a narrow screen its words become keys. */
    record TableBlock(List<Inline> header, List<List<Inline>> rows) implements Block {}

    record Admonition(Kind kind, List<Block> blocks) implements Block {
        /** AsciiDoc's five. */
        public enum Kind {
            NOTE,
            TIP,
            IMPORTANT,
            WARNING,
            CAUTION
        }
    }

    /** A line the learner is told to type. */
    record Try(String command) implements Block {}

    /** Where the page asks for a prediction; the question itself belongs to the experiment. */
    record Experiment(String id) implements Block {}
}
