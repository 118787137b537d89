package io.forkshop.app.evaluate;

import java.util.regex.Pattern;

/** A Javadoc comment as a few plain sentences: its first paragraph, without tags. */
final class Javadoc {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+([^{}]*)}");
    private static final Pattern HTML = Pattern.compile("<[^<>]*>");
    private static final int LONGEST = 600;

    /** Stands for a bracket that is no HTML, while HTML is taken out. */
    private static final char KEPT = '\u0001';

    private Javadoc() {}

    static String summary(String comment) {
        String first = comment.strip().split("(?m)^\\s*@|<p>|<ul>|<pre>|<blockquote>", 2)[0];
        String text =
                INLINE.matcher(first).replaceAll(tag -> quoted(shown(tag.group(1), tag.group(2))));
        text =
                HTML.matcher(text)
                        .replaceAll("")
                        .replaceAll(" \\((node-spec )?[0-9][0-9., ]*\\)", "");
        text =
                text.replace(KEPT, '<')
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&nbsp;", " ");
        text = text.replace("&amp;", "&").replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    /** {@code {@link Stdio#pipe() a pipe}} is read as its label, else as what it names. */
    private static String shown(String tag, String content) {
        String text = content.strip().replaceAll("\\s+", " ").replace('<', KEPT);
        if (!tag.startsWith("link")) {
            return text;
        }
        int label =
                text.indexOf(')') >= 0 ? text.indexOf(' ', text.indexOf(')')) : text.indexOf(' ');
        String named = text.startsWith("#") ? text.substring(1) : text.replace('#', '.');
        return label < 0 ? named : text.substring(label + 1);
    }
}
