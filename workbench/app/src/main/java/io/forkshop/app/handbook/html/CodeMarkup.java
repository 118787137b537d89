package io.forkshop.app.handbook.html;

import io.forkshop.app.course.code.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Programs with a class on each part that is not plain: {@code code-keyword}, {@code code-string}.
 */
public final class CodeMarkup {
    private CodeMarkup() {}

    /** Each line as markup; a comment that goes on over several lines is cut at their ends. */
    public static List<String> lines(String language, List<String> lines) {
        List<Code.Span> spans = Code.spans(language, String.join("\n", lines));
        List<String> marked = new ArrayList<>();
        int start = 0;
        for (String line : lines) {
            marked.add(line(line, start, spans));
            start += line.length() + 1;
        }
        return marked;
    }

    private static String line(String line, int start, List<Code.Span> spans) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Code.Span span : spans) {
            int from = Math.max(span.start() - start, done);
            int to = Math.min(span.end() - start, line.length());
            if (from < to) {
                out.append(Markup.escaped(line.substring(done, from)));
                String name = "code-" + span.kind().name().toLowerCase(Locale.ROOT);
                out.append(new Markup().element("span", line.substring(from, to), "class", name));
                done = to;
            }
        }
        return out.append(Markup.escaped(line.substring(done))).toString();
    }
}
