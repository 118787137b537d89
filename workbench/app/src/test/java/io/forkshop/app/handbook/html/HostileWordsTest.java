package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Inline;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.handbook.BookRecordings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** What a worker prints, or a file is called, becomes words and never markup. */
class HostileWordsTest {
    private static final List<String> EXPECTED =
            List.of(
                    "b",
                    "section",
                    "h2",
                    "span",
                    "p",
                    "p",
                    "strong",
                    "em",
                    "code",
                    "figure",
                    "figcaption",
                    "span",
                    "span",
                    "pre",
                    "code",
                    "p",
                    "span",
                    "span",
                    "code",
                    "dl",
                    "dt",
                    "dd",
                    "div",
                    "table",
                    "thead",
                    "tr",
                    "th",
                    "tbody",
                    "tr",
                    "td");

    static List<String> payloads() throws IOException {
        try (InputStream in = HostileWordsTest.class.getResourceAsStream("payloads.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void thereAreSixtyOfThem() throws IOException {
        assertTrue(payloads().stream().distinct().count() >= 60, "only " + payloads().size());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void wordsStayWordsInEveryPlaceOfAPage(String payload) throws Exception {
        Markup out = new Markup().open("b");
        var texts = Texts.of(HtmlBook.class, "en");
        var claims = new ClaimMarkup(out, texts, "en", new BookRecordings(Path.of("nowhere")));
        Leads leads = Leads.between(new Toc(List.of()));
        new PageMarkup(out, leads, texts, claims, 2).add(page(payload), "en");
        Document document = parsed(out.close().toString());

        var all = document.getElementsByTagName("*");
        List<String> tags =
                IntStream.range(0, all.getLength())
                        .mapToObj(i -> all.item(i).getNodeName())
                        .toList();
        List<String> seen = tags.stream().filter(tag -> !tag.equals("span")).toList();
        assertEquals(EXPECTED.stream().filter(tag -> !tag.equals("span")).toList(), seen);
        String shown = document.getElementsByTagName("strong").item(0).getTextContent();
        assertEquals(Markup.escaped(payload), Markup.escaped(shown));
        assertFalse(out.toString().contains("\u202e"), "turns the words round");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aLinkLeadsToAPageOrToTheWebOrIsRefused(String payload) {
        Leads leads = Leads.between(new Toc(List.of()));
        if (!payload.startsWith("http")) {
            assertThrows(IllegalArgumentException.class, () -> leads.to(payload));
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theSearchIndexIsDataOnly(String payload) {
        Leads leads = Leads.between(new Toc(List.of(section())));
        String script = SearchIndex.of(List.of(page(payload)), leads);
        Object read =
                io.forkshop.runtime.channel.Json.parse(
                        script.substring("window.handbook = ".length(), script.length() - 2));
        assertTrue(("" + read).contains(payload), script);
    }

    private static Toc.Section section() {
        return new Toc.Section(2, "T", "2-fork", List.of(new Toc.Entry("2.1", "T")));
    }

    private static Page page(String words) {
        Inline plain = Inline.of(words);
        var kinds =
                List.of(
                        new Inline.Span(words, Inline.Kind.STRONG),
                        new Inline.Span(words, Inline.Kind.EM),
                        new Inline.Span(words, Inline.Kind.CODE));
        var line = new Block.CodeLine(words, List.of());
        List<Block> blocks =
                List.of(
                        new Block.Paragraph(plain),
                        new Block.Paragraph(new Inline(kinds)),
                        new Block.Listing(words, words, words, List.of(line)),
                        new Block.Try(words),
                        new Block.Definitions(
                                List.of(
                                        new Block.Definition(
                                                plain, List.of(new Block.Paragraph(plain))))),
                        new Block.TableBlock(List.of(plain), List.of(List.of(plain))));
        return new Page("2.1", "en", "2-fork", plain, blocks);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
