package io.forkshop.app.handbook;

import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Inline.Kind;
import io.forkshop.app.course.Inline.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML that Asciidoctor makes of the words of one block, as spans. What is not on the list of
 * known tags is an error: a page has no raw HTML.
 */
final class InlineReader {
    private static final Pattern TOKEN =
            Pattern.compile("<(?<close>/?)(?<tag>\\w+)(?<attributes>[^>]*)>|&(?<entity>#?\\w+);");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern PAGE = Pattern.compile("#p(\\d+)-(\\d+)");
    private static final String WIDE = "[\\p{IsHan}\u3000-\u303f\uff00-\uffef]";
    private static final Pattern WIDE_LINE_END =
            Pattern.compile("(?<=" + WIDE + ")\\n(?=" + WIDE + ")");
    private static final Map<String, Kind> TAGS =
            Map.of("strong", Kind.STRONG, "em", Kind.EM, "code", Kind.CODE, "a", Kind.LINK);
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00a0");
    private static final String ZERO_WIDTH_SPACE = "\u200b";
    private static final String THIN_SPACE = "\u2009";

    private final List<Span> spans = new ArrayList<>();
    private final Deque<Kind> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String target = "";

    private InlineReader() {}

    /** Reads one block's words. Throws IllegalArgumentException with a sentence for the author. */
    static Inline read(String html) {
        InlineReader reader = new InlineReader();
        reader.consume(WIDE_LINE_END.matcher(html.strip()).replaceAll("").replace('\n', ' '));
        return new Inline(reader.spans);
    }

    private void consume(String html) {
        Matcher token = TOKEN.matcher(html);
        int from = 0;
        while (token.find()) {
            text.append(html, from, token.start());
            from = token.end();
            if (token.group("entity") != null) {
                text.append(character(token.group("entity")));
            } else {
                tag(token);
            }
        }
        text.append(html.substring(from));
        flush();
    }

    private void tag(Matcher token) {
        Kind kind = TAGS.get(token.group("tag"));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "A page cannot show "
                            + token.group()
                            + "; use plain words, *, _, ` or a link.");
        }
        flush();
        if (!token.group("close").isEmpty()) {
            open.pop();
            return;
        }
        open.push(kind);
        if (kind == Kind.LINK) {
            target = target(token.group("attributes"));
        }
    }

    /** A link to a page of the book is its id; others are addresses a person may type. */
    private static String target(String attributes) {
        Matcher href = HREF.matcher(attributes);
        String address = href.find() ? unescaped(href.group(1)) : "";
        Matcher page = PAGE.matcher(address);
        if (page.matches()) {
            return page.group(1) + "." + page.group(2);
        }
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IllegalArgumentException(
                    "A link goes to a page (<<p2-1>>) or to http(s), not to '" + address + "'.");
        }
        return address;
    }

    private void flush() {
        if (text.isEmpty()) {
            return;
        }
        Kind kind = kind();
        String leads = kind == Kind.LINK ? target : "";
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last != null && last.kind() == kind && last.target().equals(leads)) {
            spans.removeLast();
            text.insert(0, last.text());
        }
        spans.add(new Span(text.toString(), kind, leads));
        text.setLength(0);
    }

    /** Of a link and code the outer one: an address inside a command is part of the command. */
    private Kind kind() {
        return open.reversed().stream()
                .filter(kind -> kind == Kind.LINK || kind == Kind.CODE)
                .findFirst()
                .orElseGet(() -> open.isEmpty() ? Kind.PLAIN : open.peek());
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&amp;", "&");
    }

    private static String character(String entity) {
        if (entity.startsWith("#")) {
            String character = Character.toString(Integer.parseInt(entity.substring(1)));
            return character.replace(ZERO_WIDTH_SPACE, "").replace(THIN_SPACE, " ");
        }
        String character = ENTITIES.get(entity);
        if (character == null) {
            throw new IllegalArgumentException("Write the character itself, not &" + entity + ";.");
        }
        return character;
    }
}
