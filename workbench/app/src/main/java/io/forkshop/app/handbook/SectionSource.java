package io.forkshop.app.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One AsciiDoc file, read line by line before Asciidoctor sees it: what Asciidoctor accepts and we
 * do not is refused here, where the author's line is still known.
 *
 * <p>A learner's line may hold any bracket and quote, so {@code try::} lines are kept here and
 * Asciidoctor sees only their number. Line numbers stay as they are.
 */
public final class SectionSource {
    private static final Pattern INCLUDE = Pattern.compile("include::([^\\[\\]]+)\\[(.*)]");
    private static final Pattern TRY = Pattern.compile("try::(\\S.*)\\[]");
    private static final Pattern EXPERIMENT =
            Pattern.compile("experiment::(C\\d+\\.\\d+[a-z]?)\\[]");
    private static final Pattern FENCE = Pattern.compile("-{4,}");
    private static final Pattern REFUSED_FENCE = Pattern.compile("\\.{4,}|\\+{4,}|```.*|_{4,}");
    private static final Pattern SOURCE = Pattern.compile("\\[source,\\s*([a-z]+)[^]]*]");

    /** A file shown as a listing, and the line that includes it. */
    record Included(Path file, int line) {}

    final Path file;
    public final List<String> commands = new ArrayList<>();
    final List<Included> listings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String fence = "";
    private String language = "";
    private int included;

    private SectionSource(Path file) {
        this.file = file;
    }

    public static SectionSource read(Path file) throws IOException {
        SectionSource source = new SectionSource(file);
        for (String line : Files.readAllLines(file)) {
            source.lines.add(source.fence.isEmpty() ? source.outside(line) : source.inside(line));
        }
        return source;
    }

    /** What Asciidoctor is given. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    Refusal refusal(String sentence) {
        return new Refusal(file, lines.size() + 1, sentence);
    }

    private String outside(String line) {
        if (FENCE.matcher(line).matches()) {
            open(line);
        } else if (line.equals("////")) {
            fence = line;
        } else if (REFUSED_FENCE.matcher(line).matches()) {
            throw refusal(
                    "A page has no literal blocks, passthroughs or quotes."
                            + " Programs are included files; output comes from runs.");
        } else if (line.startsWith("include::")) {
            throw refusal("An include stands between the two ---- of a listing.");
        } else if (line.startsWith("try::")) {
            return numbered(line);
        } else if (line.startsWith("experiment::") && !EXPERIMENT.matcher(line).matches()) {
            throw refusal("An experiment is written experiment::C2.1[].");
        }
        remember(line);
        return line;
    }

    private String inside(String line) {
        if (line.equals(fence)) {
            close();
        } else if (fence.startsWith("-")) {
            include(line);
        }
        return line;
    }

    private void open(String line) {
        if (language.isEmpty() || language.equals("console")) {
            throw refusal(
                    "A listing begins with [source,java] or another language, never with console:"
                            + " output comes from runs.");
        }
        fence = line;
        included = 0;
    }

    private void close() {
        if (fence.startsWith("-") && included == 0) {
            throw refusal("This listing is empty; include a file in it.");
        }
        fence = "";
        language = "";
    }

    private void include(String line) {
        Matcher matcher = INCLUDE.matcher(line);
        if (!matcher.matches()) {
            throw refusal("A listing is never typed: include a file that the build runs.");
        }
        if (matcher.group(2).contains("lines=")) {
            throw refusal("Line numbers move. Address this excerpt by tag.");
        }
        Path target = Path.of(matcher.group(1));
        if (!Files.isRegularFile(file.resolveSibling(target))) {
            throw refusal("There is no file " + target + " to include.");
        }
        if (included++ == 0) {
            listings.add(new Included(target, lines.size() + 1));
        }
    }

    private String numbered(String line) {
        Matcher matcher = TRY.matcher(line);
        if (!matcher.matches()) {
            throw refusal("A line to type is written try::fork echo.java[], with [] at its end.");
        }
        commands.add(matcher.group(1));
        return "try::" + (commands.size() - 1) + "[]";
    }

    /** The language of the attribute line above a fence; a title may stand between the two. */
    private void remember(String line) {
        Matcher matcher = SOURCE.matcher(line);
        if (matcher.matches()) {
            language = matcher.group(1);
        } else if (!line.startsWith(".") && fence.isEmpty()) {
            language = "";
        }
    }
}
