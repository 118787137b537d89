package io.forkshop.app.handbook.print;

import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.handbook.BookRecordings;
import io.forkshop.app.handbook.Refusal;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;

/** One file of the whole book. Equal chapters give equal bytes. */
public final class PrintedBook {
    /** What it can be; the names are Asciidoctor's backends but for the 3 of EPUB 3. */
    public enum Format {
        PDF("pdf"),
        EPUB("epub3");

        private final String backend;

        Format(String backend) {
            this.backend = backend;
        }
    }

    /** Held here, or the collector takes it together with its setting. */
    private static final Logger TO_STANDARD_ERROR = Logger.getLogger("asciidoctor");

    private final Path chapters;
    private final Path design;
    private final String language;
    private final Texts words;

    /**
     * @param home of the repository, with {@code chapters} and the design of the book in it
     * @param language {@code en} or {@code zh}; a section that is not translated is in English
     */
    public PrintedBook(Path home, String language) {
        this(home.resolve("chapters"), home.resolve("workbench/app/src/main/handbook"), language);
    }

    PrintedBook(Path chapters, Path design, String language) {
        this.chapters = chapters.toAbsolutePath().normalize();
        this.design = design.toAbsolutePath().normalize();
        this.language = language;
        words = Texts.of(PrintedBook.class, language);
    }

    /**
     * Writes the book. Until it is whole, the file is what it was before.
     *
     * @throws Refusal when Asciidoctor has as little as a warning to give, with file and line
     */
    public void write(Format format, Path file) throws IOException {
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
            write(format, file, asciidoctor);
        }
    }

    void write(Format format, Path file, Asciidoctor asciidoctor) throws IOException {
        TO_STANDARD_ERROR.setUseParentHandlers(false); // its records come to us
        String name = file.getFileName().toString();
        Path whole = file.toAbsolutePath().resolveSibling("." + name + ".new");
        var complaints = new Complaints(chapters, language);
        asciidoctor.registerLogHandler(complaints);
        try {
            convert(format, whole, asciidoctor, complaints);
            complaints.refuse();
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            asciidoctor.unregisterLogHandler(complaints);
            asciidoctor.unregisterAllExtensions();
            Files.deleteIfExists(whole);
        }
    }

    private void convert(Format format, Path file, Asciidoctor asciidoctor, Complaints complaints)
            throws IOException {
        SectionInclude sections = new SectionInclude(chapters, language, complaints);
        asciidoctor
                .javaExtensionRegistry()
                .includeProcessor(sections)
                .blockMacro(new TryMacro(sections))
                .blockMacro(new ExperimentMacro(language, words, new BookRecordings(chapters)))
                .treeprocessor(new ListingMarkup());
        asciidoctor.convertFile(chapters.resolve("book.adoc").toFile(), options(format, file));
        sections.requireAll();
    }

    private Options options(Format format, Path file) {
        return Options.builder()
                .backend(format.backend)
                .safe(SafeMode.UNSAFE) // listings are included from other sections' folders
                .sourcemap(true)
                .mkDirs(true)
                .baseDir(chapters.toFile())
                .toFile(file.toFile())
                .attributes(attributes(format))
                .build();
    }

    private Attributes attributes(Format format) {
        AttributesBuilder attributes = Attributes.builder();
        attributes.attribute("attribute-missing", "warn").attribute("reproducible", "");
        attributes.attribute("doctitle", words.say("title")).attribute("lang", tag());
        attributes.attribute("toc-title", words.say("contents"));
        for (String kind : List.of("note", "tip", "important", "warning", "caution")) {
            attributes.attribute(kind + "-caption", words.say(kind));
        }
        if (format == Format.PDF) {
            attributes.attribute("pdf-themesdir", design.toString()).attribute("pdf-theme", "book");
            attributes.attribute("pdf-fontsdir", design.resolve("fonts") + ";GEM_FONTS_DIR");
            attributes.attribute("scripts", language.equals("zh") ? "cjk" : "latin");
        } else {
            attributes.attribute("epub3-stylesdir", design.resolve("epub").toString());
            attributes.attribute("front-cover-image", design.resolve("cover.svg").toString());
            attributes.attribute("uuid", "forkshop-handbook-" + language);
        }
        return attributes.build();
    }

    private String tag() {
        return language.equals("zh") ? "zh-Hans" : Locale.ENGLISH.toLanguageTag();
    }
}
