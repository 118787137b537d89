package io.forkshop.app.course;

import java.util.List;

/**
 * Words of a page with their meaning, in reading order. No line ends: wrapping is for the reader.
 */
public record Inline(List<Span> spans) {
    /** What a span is. */
    public enum Kind {
        PLAIN,
        STRONG,
        EM,
        CODE,
        LINK
    }

    /**
     * @param target of a link: an address, or the id of a page of this book; otherwise empty
     */
    public record Span(String text, Kind kind, String target) {
        public Span(String text, Kind kind) {
            this(text, kind, "");
        }
    }

    public Inline {
        spans = List.copyOf(spans);
    }

    public static Inline of(String text) {
        return new Inline(List.of(new Span(text, Kind.PLAIN)));
    }

    /** The words alone. */
    public String plain() {
        StringBuilder out = new StringBuilder();
        spans.forEach(span -> out.append(span.text()));
        return out.toString();
    }
}
