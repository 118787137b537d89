package io.forkshop.app.terminal;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Shows a command as it is typed, and Java in colours; where colours are refused, neither those nor
 * searches and regions.
 */
final class EditorHighlighter extends DefaultHighlighter {
    /** Every key draws the whole line again: what is longer is data, and stays plain. */
    private static final int LONGEST = 20_000;

    private final Style style;
    private final Assistant assistant;

    EditorHighlighter(Style style, Assistant assistant) {
        this.style = style;
        this.assistant = assistant;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!style.ansi()) {
            return new AttributedString(buffer);
        }
        boolean plain = buffer.isBlank() || buffer.length() > LONGEST || searching(reader);
        return plain || !assistant.java(buffer) ? super.highlight(reader, buffer) : toned(buffer);
    }

    private static boolean searching(LineReader reader) {
        return reader.getSearchTerm() != null
                || reader.getRegionActive() != LineReader.RegionType.NONE;
    }

    static AttributedString toned(String source) {
        AttributedStringBuilder line = new AttributedStringBuilder(source.length());
        int done = 0;
        for (Highlighter.Span span : Highlighter.spans("java", source)) {
            line.append(source, done, span.start());
            line.append(source.substring(span.start(), span.end()), drawn(span.tone()));
            done = span.end();
        }
        return line.append(source, done, source.length()).toAttributedString();
    }

    private static AttributedStyle drawn(Tone tone) {
        return AttributedString.fromAnsi("\033[" + tone.sgr() + "mx").styleAt(0);
    }
}
