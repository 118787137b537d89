package io.forkshop.app.terminal;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;

/** Shows the typed line as it is; where colours are refused, searches and regions too. */
final class EditorHighlighter extends DefaultHighlighter {
    private final Style style;

    EditorHighlighter(Style style) {
        this.style = style;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return style.ansi() ? super.highlight(reader, buffer) : new AttributedString(buffer);
    }
}
