package io.forkshop.app.handbook.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** The book of this build, read as a strict reader would. */
class HtmlBookTest {
    private static final Set<String> ACTIVE =
            Set.of("script", "style", "iframe", "object", "embed", "img", "form", "link");

    private static final Path CHAPTERS = Path.of("../../chapters");

    @TempDir static Path book;

    private static final Map<Path, Document> PAGES = new TreeMap<>();

    @BeforeAll
    static void make() throws Exception {
        HtmlBook.write(CHAPTERS, book);
        for (Path file : files(book)) {
            if (file.toString().endsWith(".html")) {
                PAGES.put(file, parsed(Files.readString(file)));
            }
        }
    }

    @Test
    void eachSectionHasAPageInBothLanguages() {
        for (String name : List.of("2-fork.html", "all.html", "claims.html", "index.html")) {
            assertEquals("en", page("en/" + name).getDocumentElement().getAttribute("lang"));
            assertEquals("zh-Hans", page("zh/" + name).getDocumentElement().getAttribute("lang"));
        }
    }

    @Test
    void twoBuildsAreEqualToTheByte(@TempDir Path again) throws IOException {
        HtmlBook.write(CHAPTERS, again);
        for (Path file : files(book)) {
            Path twin = again.resolve(book.relativize(file));
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(twin), "" + twin);
        }
    }

    @Test
    void everyLinkWithinTheBookLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        PAGES.forEach(
                (file, page) ->
                        elements(page, "a").stream()
                                .map(link -> link.getAttribute("href"))
                                .filter(address -> !address.startsWith("http"))
                                .filter(address -> !leads(file, address))
                                .forEach(address -> dead.add(file + " -> " + address)));
        assertEquals(List.of(), dead);
    }

    private static boolean leads(Path from, String address) {
        String[] parts = address.split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        Document page = PAGES.get(file);
        return page != null && (parts.length == 1 || ids(page).contains(parts[1]));
    }

    @Test
    void nothingIsFetchedFromElsewhereAndNoScriptStandsInAPage() {
        PAGES.forEach(
                (file, page) -> {
                    String policy =
                            page.getElementsByTagName("meta")
                                    .item(1)
                                    .getAttributes()
                                    .getNamedItem("content")
                                    .getNodeValue();
                    assertTrue(policy.startsWith("default-src 'none'"), file + ": " + policy);
                    for (Element element : elements(page, "*")) {
                        String source = element.getAttribute("src");
                        boolean link = element.getTagName().equals("link");
                        String loaded = link ? element.getAttribute("href") : source;
                        assertTrue(!loaded.contains(":"), file + " loads " + loaded);
                        assertTrue(handlers(element).isEmpty(), file + ": " + handlers(element));
                        boolean inline =
                                element.getTagName().matches("script|style")
                                        && !element.getTextContent().isEmpty();
                        assertTrue(!inline, file + " has code of its own");
                    }
                });
    }

    private static List<String> handlers(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                .filter(name -> name.startsWith("on") || name.equals("style"))
                .toList();
    }

    @Test
    void headingsGoDownOneLevelAtATime() {
        PAGES.forEach(
                (file, page) -> {
                    Element main = elements(page, "main").getFirst();
                    int before = 0;
                    for (Element element : elements(main)) {
                        if (element.getTagName().matches("h[1-6]")) {
                            int level = element.getTagName().charAt(1) - '0';
                            assertTrue(level <= before + 1, file + ": " + element.getTextContent());
                            assertTrue(before == 0 || level > 1, file + ": a second h1");
                            before = level;
                        }
                    }
                });
    }

    @Test
    void everyIdIsThereOnce() {
        PAGES.forEach(
                (file, page) -> {
                    List<String> ids = ids(page);
                    assertEquals(List.copyOf(Set.copyOf(ids)).size(), ids.size(), "" + file);
                });
    }

    @Test
    void everyClaimOfTheBookIsInTheTable() {
        List<String> inTable =
                elements(page("en/claims.html"), "th").stream()
                        .filter(cell -> cell.getAttribute("scope").equals("row"))
                        .map(Element::getTextContent)
                        .toList();
        List<String> onPages =
                elements(page("en/all.html"), "section").stream()
                        .filter(box -> box.getAttribute("class").equals("experiment"))
                        .map(box -> box.getAttribute("aria-label").replaceFirst(".* ", ""))
                        .toList();
        assertEquals(onPages, inTable);
    }

    /** The tags that can do something are those of the head and of nobody else. */
    @Test
    void theTextHasNoActiveElement() {
        PAGES.forEach(
                (file, page) ->
                        elements(elements(page, "main").getFirst())
                                .forEach(
                                        element ->
                                                assertTrue(
                                                        !ACTIVE.contains(element.getTagName()),
                                                        file + ": " + element.getTagName())));
    }

    private static Document page(String name) {
        return PAGES.get(book.resolve(name));
    }

    private static List<String> ids(Document page) {
        return elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static List<Element> elements(Document page, String tag) {
        return list(page.getElementsByTagName(tag));
    }

    private static List<Element> elements(Element below) {
        return list(below.getElementsByTagName("*"));
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Our HTML is XML, too: a tag left open or a bare ampersand does not pass. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>\n", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
