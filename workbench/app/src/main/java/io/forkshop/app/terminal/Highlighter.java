package io.forkshop.app.terminal;

import io.forkshop.app.course.code.Code;

import java.util.ArrayList;
import java.util.List;

/** Colours for programs in Java, JavaScript and JSON; any other language stays plain. */
public final class Highlighter {
    /** A part of a source that is not plain, by index in characters. */
    public record Span(int start, int end, Tone tone) {}

    private Highlighter() {}

    /** The parts of a source that have a tone, in order; also of a line still being typed. */
    public static List<Span> spans(String language, String source) {
        List<Span> toned = new ArrayList<>();
        for (Code.Span span : Code.spans(language, source)) {
            toned.add(new Span(span.start(), span.end(), Tone.valueOf(span.kind().name())));
        }
        return toned;
    }

    /** The lines of a program, made visible and toned; a comment may go on over several. */
    public static List<Text> lines(String language, List<String> lines) {
        List<String> clean = lines.stream().map(Sanitizer::visible).toList();
        List<Span> spans = spans(language, String.join("\n", clean));
        List<Text> toned = new ArrayList<>();
        int start = 0;
        for (String line : clean) {
            toned.add(line(line, start, spans));
            start += line.length() + 1;
        }
        return toned;
    }

    private static Text line(String line, int start, List<Span> spans) {
        List<Text.Run> runs = new ArrayList<>();
        int done = 0;
        for (Span span : spans) {
            int from = Math.max(span.start() - start, done);
            int to = Math.min(span.end() - start, line.length());
            if (from < to) {
                runs.add(new Text.Run(line.substring(done, from), Tone.PLAIN));
                runs.add(new Text.Run(line.substring(from, to), span.tone()));
                done = to;
            }
        }
        runs.add(new Text.Run(line.substring(done), Tone.PLAIN));
        return Text.ofClean(runs);
    }
}
