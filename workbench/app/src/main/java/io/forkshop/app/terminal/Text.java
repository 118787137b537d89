package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of styled text: immutable runs, each with a tone.
 *
 * <p>Whatever is put in has passed the {@link Sanitizer}: a text never holds a control character,
 * so no worker can reach the terminal through it, and a newline shows as {@code \n}.
 */
public final class Text {
    /** A piece of text with one tone. */
    record Run(String text, Tone tone) {}

    private static final Text EMPTY = new Text(List.of());

    private final List<Run> runs;

    private Text(List<Run> runs) {
        this.runs = runs;
    }

    public static Text empty() {
        return EMPTY;
    }

    public static Text of(String text) {
        return of(text, Tone.PLAIN);
    }

    public static Text of(String text, Tone tone) {
        return text.isEmpty() ? EMPTY : new Text(List.of(new Run(Sanitizer.visible(text), tone)));
    }

    /** A text of runs whose content is known to be clean, equal neighbours joined. */
    static Text ofClean(List<Run> runs) {
        List<Run> joined = new ArrayList<>();
        for (Run run : runs) {
            Run last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.tone() == run.tone()) {
                joined.set(joined.size() - 1, new Run(last.text() + run.text(), run.tone()));
            } else if (!run.text().isEmpty()) {
                joined.add(run);
            }
        }
        return new Text(List.copyOf(joined));
    }

    public Text append(Text other) {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(other.runs);
        return ofClean(all);
    }

    public Text append(String text) {
        return append(of(text));
    }

    public Text append(String text, Tone tone) {
        return append(of(text, tone));
    }

    /** The same words, all in one tone. */
    public Text in(Tone tone) {
        return of(plain(), tone);
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** The text without its tones. */
    public String plain() {
        StringBuilder out = new StringBuilder();
        runs.forEach(run -> out.append(run.text()));
        return out.toString();
    }

    public int columns() {
        return Columns.of(plain());
    }

    /** At most {@code width} columns; a mark shows that something was cut off. */
    public Text truncate(int width, Style style) {
        return Wrapping.truncate(this, width, style.sign(Glyph.ELLIPSIS));
    }

    /** Lines of at most {@code width} columns (never fewer than two, the widest sign). */
    public List<Text> wrap(int width) {
        return wrap(width, EMPTY, EMPTY);
    }

    /** As {@link #wrap(int)}, the first line begun with one text and the others with another. */
    public List<Text> wrap(int width, Text first, Text rest) {
        return Wrapping.wrap(this, width, first, rest);
    }

    /** Filled with blanks on the right up to {@code width} columns. */
    public Text pad(int width) {
        return append(" ".repeat(Math.max(0, width - columns())));
    }

    List<Run> runs() {
        return runs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && runs.equals(text.runs);
    }

    @Override
    public int hashCode() {
        return runs.hashCode();
    }

    @Override
    public String toString() {
        return plain();
    }
}
