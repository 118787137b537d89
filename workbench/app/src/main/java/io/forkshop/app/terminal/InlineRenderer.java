package io.forkshop.app.terminal;

import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Inline.Span;

/** Words of a page as text for one stream. Where there is no colour, code stands in backquotes. */
final class InlineRenderer {
    private final Style style;

    InlineRenderer(Style style) {
        this.style = style;
    }

    Text text(Inline inline) {
        Text text = Text.empty();
        for (Span span : inline.spans()) {
            text = text.append(text(span));
        }
        return text;
    }

    private Text text(Span span) {
        return switch (span.kind()) {
            case PLAIN -> Text.of(style.prose(span.text()));
            case STRONG -> Text.of(style.prose(span.text()), Tone.STRONG);
            case EM -> Text.of(style.prose(span.text()), Tone.EMPHASIS);
            case CODE -> Text.of(style.ansi() ? span.text() : "`" + span.text() + "`", Tone.CODE);
            case LINK -> link(span);
        };
    }

    /** A link is followed by what to type: an address, or the command that opens the page. */
    private Text link(Span span) {
        Text text = Text.of(style.prose(span.text()), Tone.LINK);
        if (span.target().equals(span.text())) {
            return text;
        }
        boolean page = !span.target().startsWith("http");
        return text.append(" (" + (page ? "read " : "") + span.target() + ")");
    }
}
