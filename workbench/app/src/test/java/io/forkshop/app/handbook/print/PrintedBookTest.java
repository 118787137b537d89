package io.forkshop.app.handbook.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adobe.epubcheck.api.EpubCheck;

import io.forkshop.app.handbook.Refusal;
import io.forkshop.app.handbook.print.PrintedBook.Format;

import org.asciidoctor.Asciidoctor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** PDF and EPUB of a small book; of the whole one where there is time (soak). */
class PrintedBookTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DESIGN = ROOT.resolve("workbench/app/src/main/handbook");

    /** One for all: it takes seconds to start. */
    private static Asciidoctor asciidoctor;

    @TempDir Path chapters;
    @TempDir Path out;

    @BeforeAll
    static void start() {
        asciidoctor = Asciidoctor.Factory.create();
    }

    @AfterAll
    static void stop() {
        asciidoctor.close();
    }

    @Test
    void anEpubIsWholeAndValid() throws Exception {
        small("Words.");
        Path epub = made(Format.EPUB, "one.epub");
        assertEquals("", complaintsOfEpubcheck(epub));
        String section = inside(epub, "EPUB/s2.xhtml");
        assertTrue(section.contains("2.1 A page"), section);
        assertTrue(
                section.contains("&gt; send w1 {&quot;a&quot;: [1, &quot;*b*&quot;]}")
                        || section.contains("&gt; send w1 {\"a\": [1, \"*b*\"]}"),
                section);
        assertTrue(section.contains("<span class=\"code-keyword\">record</span>"), section);
        assertTrue(section.contains("Who is the parent"), "the question of C2.1: " + section);
    }

    @Test
    void aCharacterThatNoFontHasIsRefusedWhereItStands() throws IOException {
        small("A rune: ᚠ.");
        var refusal = refused(Format.PDF);
        assertEquals(
                "2-fork/section.adoc:6: No font of the printed book has the character ᚠ.",
                refusal.getMessage().replace(chapters + "/", ""));
        assertFalse(Files.exists(out.resolve("refused")), "half a book");
    }

    @Test
    void aSectionThatTheBookLeavesOutIsRefused() throws IOException {
        small("Words.");
        section("3-create", "Others.");
        String sentence = refused(Format.EPUB).getMessage();
        assertTrue(
                sentence.endsWith("3-create/section.adoc exists and is not included."), sentence);
    }

    @Test
    void aWarningOfAsciidoctorIsAnErrorWithFileAndLine() throws IOException {
        small("Words with {nothing}.");
        String sentence = refused(Format.EPUB).getMessage();
        assertTrue(sentence.contains("missing attribute"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @Tag("soak")
    void theWholeEpubIsValidAndTheSameEachTime(String language) throws Exception {
        twice(Format.EPUB, language);
        Path named = Files.move(out.resolve("one"), out.resolve("book.epub"));
        assertEquals("", complaintsOfEpubcheck(named));
    }

    /** A minute each: not even continuous integration waits for it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    @Tag("pdf")
    void theWholePdfIsTheSameEachTime(String language) throws Exception {
        twice(Format.PDF, language);
        if (language.equals("zh")) {
            String bytes = Files.readString(out.resolve("one"), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("DroidSansFallback"), "the font is carried along");
        }
    }

    /** Each time by an Asciidoctor of its own, as the command has it. */
    private void twice(Format format, String language) throws Exception {
        var book = new PrintedBook(ROOT, language);
        book.write(format, out.resolve("one"));
        book.write(format, out.resolve("two"));
        assertArrayEquals(
                Files.readAllBytes(out.resolve("one")), Files.readAllBytes(out.resolve("two")));
    }

    private Refusal refused(Format format) {
        return assertThrows(Refusal.class, () -> made(format, "refused"));
    }

    private Path made(Format format, String name) throws IOException {
        Path file = out.resolve(name);
        new PrintedBook(chapters, DESIGN, "en").write(format, file, asciidoctor);
        return file;
    }

    private void small(String words) throws IOException {
        Files.writeString(
                chapters.resolve("book.adoc"),
                """
                = Small
                :doctype: book
                :toc:

                include::2-fork/section.adoc[leveloffset=+1]
                """);
        section("2-fork", words);
        Files.writeString(chapters.resolve("2-fork/point.java"), "record Point(int x) {} // <1>\n");
    }

    private void section(String folder, String words) throws IOException {
        Path section = Files.createDirectories(chapters.resolve(folder)).resolve("section.adoc");
        Files.writeString(
                section,
                """
                = A section

                [#p%s-1]
                == A page

                %s

                try::send w1 {"a": [1, "*b*"]}[]

                experiment::C2.1[]

                [source,java]
                .point.java
                ----
                include::../2-fork/point.java[]
                ----
                <1> A point.
                """
                        .formatted(folder.substring(0, 1), words));
    }

    private static String inside(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            byte[] bytes = file.getInputStream(file.getEntry(name)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Empty when it is valid, without a warning even. */
    private static String complaintsOfEpubcheck(Path epub) {
        StringWriter said = new StringWriter();
        int worst = new EpubCheck(epub.toFile(), new PrintWriter(said)).doValidate();
        return worst == 0 ? "" : said.toString();
    }
}
