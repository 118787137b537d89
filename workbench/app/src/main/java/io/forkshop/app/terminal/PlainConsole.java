package io.forkshop.app.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Writes lines to two streams and asks nobody: for pipes, files and single commands. */
public class PlainConsole implements Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private final int width;
    private final StringBuilder begun = new StringBuilder(); // of the line that is open
    private boolean open; // a part of a line was written last
    private volatile Onlooker onlooker; // null: nobody looks

    /** The streams are not closed; {@code out} may buffer until {@link #flush}. */
    public PlainConsole(PrintStream out, PrintStream err, Style style, int width) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.width = width;
    }

    @Override
    public void print(Text line) {
        endPart();
        String rendered = style.render(line);
        out.println(rendered);
        seen(rendered, line.plain());
    }

    @Override
    public void part(Text piece) {
        out.print(style.render(piece));
        open = true;
        begun.append(piece.plain());
    }

    /** The person has ended the line, with the answer. */
    void partEnded() {
        open = false;
        begun.setLength(0); // It is seen with the answer.
    }

    @Override
    public void endPart() {
        if (open) {
            open = false;
            out.println();
            String line = begun.toString();
            begun.setLength(0);
            seen(line, line);
        }
    }

    @Override
    public void raw(String text) {
        endPart();
        out.print(text);
        seenLines(text);
    }

    /** Content first, so that the two streams stay in order where they meet. */
    @Override
    public void error(String sentence) {
        out.flush();
        for (String line : Sanitizer.lines(sentence)) {
            err.println(line);
            seen(line, line);
        }
        err.flush();
    }

    @Override
    public void above(Text line) {
        print(line);
        out.flush(); // it comes between commands: nobody else will
    }

    @Override
    public void show(List<Text> lines) {
        lines.forEach(this::print);
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.empty();
    }

    @Override
    public void clear() {}

    @Override
    public void watch(Onlooker looker) {
        onlooker = looker;
    }

    /** A line that was read: it is on no screen of ours, but belongs to what happened. */
    public void typed(String line) {
        seenLines("> " + line);
    }

    private void seenLines(String text) {
        if (onlooker != null) {
            Sanitizer.lines(text).forEach(line -> seen(line, line));
        }
    }

    void seen(String shown, String text) {
        Onlooker looker = onlooker;
        if (looker != null) {
            looker.characters(shown + "\r\n");
            looker.line(text);
        }
    }

    /** False when nobody reads any more, as in {@code forkshop toc | head -1}. */
    @Override
    public boolean flush() {
        return !out.checkError();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public Style style() {
        return style;
    }
}
