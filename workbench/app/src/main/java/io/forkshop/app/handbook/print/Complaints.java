package io.forkshop.app.handbook.print;

import io.forkshop.app.handbook.Refusal;

import org.asciidoctor.ast.Cursor;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Asciidoctor says of a book while it makes it; from warnings on it is an error. */
final class Complaints implements LogHandler {
    private static final Pattern GLYPH =
            Pattern.compile("Could not locate the character `(.+)' \\(");

    private final Path chapters;
    private final String language;
    private final List<Refusal> complaints = new ArrayList<>();

    Complaints(Path chapters, String language) {
        this.chapters = chapters;
        this.language = language;
    }

    @Override
    public void log(LogRecord record) {
        if (record.getSeverity().compareTo(Severity.WARN) >= 0) {
            complaints.add(refusal(record.getCursor(), record.getMessage()));
        }
    }

    void add(Refusal refusal) {
        complaints.add(refusal);
    }

    /** Throws the first, if there is any. */
    void refuse() {
        if (!complaints.isEmpty()) {
            throw complaints.getFirst();
        }
    }

    private Refusal refusal(Cursor cursor, String message) {
        Matcher glyph = GLYPH.matcher(message);
        if (glyph.find()) {
            return glyph(glyph.group(1), message);
        }
        boolean placed = cursor != null && cursor.getLineNumber() > 0;
        Path file = placed && cursor.getPath() != null ? Path.of(cursor.getPath()) : null;
        return new Refusal(
                file == null ? chapters.resolve("book.adoc") : chapters.resolve(file),
                placed ? cursor.getLineNumber() : 1,
                message);
    }

    /** A missing glyph is noticed when a page is drawn, where no line is known any more. */
    private Refusal glyph(String character, String message) {
        String sentence = "No font of the printed book has the character " + character + ".";
        try (var files = Files.walk(chapters)) {
            for (Path file : files.filter(this::shown).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(character)) {
                        return new Refusal(file, i + 1, sentence);
                    }
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return new Refusal(chapters, 1, message);
        }
        return new Refusal(chapters, 1, message);
    }

    private boolean shown(Path file) {
        String name = file.getFileName().toString();
        boolean other = name.endsWith(language.equals("zh") ? "section.adoc" : ".zh.adoc");
        return Files.isRegularFile(file) && !other;
    }
}
