package io.forkshop.app.handbook.print;

import io.forkshop.app.handbook.Refusal;
import io.forkshop.app.handbook.SectionSource;

import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sections as the book includes them: in its language where there is a translation, held to the
 * rules that hold for pages, and with their numbers before their titles.
 */
final class SectionInclude extends IncludeProcessor {
    private static final Pattern SECTION = Pattern.compile("(\\d+)-[a-z0-9-]+/section\\.adoc");
    private static final Pattern TITLE = Pattern.compile("(?m)\\A= (.+)$");
    private static final Pattern PAGE = Pattern.compile("(?m)^(\\[#p(\\d+)-(\\d+)]\\n== )");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^try::(\\d+)\\[]$");

    private final Path chapters;
    private final String language;
    private final Complaints complaints;
    private final Map<String, String> commands = new HashMap<>();
    private final Set<Path> included = new HashSet<>();

    SectionInclude(Path chapters, String language, Complaints complaints) {
        this.chapters = chapters;
        this.language = language;
        this.complaints = complaints;
    }

    /** The line to type that the macro {@code try::KEY[]} stands for. */
    String command(String key) {
        return commands.get(key);
    }

    @Override
    public boolean handles(String target) {
        return SECTION.matcher(target).matches();
    }

    @Override
    public void process(
            Document document,
            PreprocessorReader reader,
            String target,
            Map<String, Object> attributes) {
        Path original = chapters.resolve(target);
        if (!Files.exists(original)) {
            return; // It is not written yet. One that exists and is not included is an error.
        }
        included.add(original);
        Path translation = original.resolveSibling("section." + language + ".adoc");
        Path file = Files.exists(translation) ? translation : original;
        try {
            String text = numbered(SectionSource.read(file), target);
            String path = chapters.relativize(file).toString();
            reader.pushInclude(text, file.toString(), path, 0, attributes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refusal refusal) {
            complaints.add(refusal);
        }
    }

    private String numbered(SectionSource source, String target) {
        var section = SECTION.matcher(target);
        section.matches();
        String number = section.group(1);
        for (int i = 0; i < source.commands.size(); i++) {
            commands.put(number + "/" + i, source.commands.get(i));
        }
        String text =
                TITLE.matcher(source.text())
                        .replaceFirst("[#s" + number + "]\n= " + number + " $1");
        text = PAGE.matcher(text).replaceAll("$1$2.$3 ");
        return NUMBERED.matcher(text).replaceAll("try::" + number + "/$1[]");
    }

    /** Throws when a section lies in the chapters that the book does not include. */
    void requireAll() throws IOException {
        try (var files = Files.walk(chapters, 2)) {
            files.filter(file -> handles(chapters.relativize(file).toString()))
                    .filter(file -> !included.contains(file))
                    .sorted()
                    .forEach(
                            file ->
                                    complaints.add(
                                            new Refusal(
                                                    chapters.resolve("book.adoc"),
                                                    1,
                                                    chapters.relativize(file)
                                                            + " exists and is not included.")));
        }
    }
}
