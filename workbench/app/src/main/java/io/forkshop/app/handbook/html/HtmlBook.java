package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Book;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.handbook.BookRecordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The book for a browser: for each language a file a section, all sections in one file, the table
 * of claims and an index for the search box.
 */
public final class HtmlBook {
    private static final List<String> LANGUAGES = List.of("en", "zh");
    private static final List<String> ASSETS =
            List.of("book.css", "book.js", "theme.js", "icon.svg", FreezeDemo.SCRIPT);

    private final Path folder;
    private final String language;
    private final Texts words;
    private final BookRecordings recordings;
    private final Toc toc;
    private final List<Page> pages;
    private final Sheet sheet;

    private HtmlBook(Path folder, Book book, BookRecordings recordings) {
        this.folder = folder;
        this.recordings = recordings;
        language = book.language();
        words = Texts.of(HtmlBook.class, language);
        toc = book.toc();
        pages = toc.pages().stream().map(entry -> book.page(entry.id()).orElseThrow()).toList();
        sheet = new Sheet(toc, language, words);
    }

    /**
     * Writes the book, in both languages, into this folder. Equal books give equal bytes.
     *
     * @param chapters where the recordings are
     */
    public static void write(Path chapters, Path folder) throws IOException {
        BookRecordings recordings = new BookRecordings(chapters);
        for (String language : LANGUAGES) {
            Book book = Book.open(language);
            recordings.requireUse(book);
            new HtmlBook(Files.createDirectories(folder.resolve(language)), book, recordings)
                    .write();
        }
        Path assets = Files.createDirectories(folder.resolve("assets"));
        for (String name : ASSETS) {
            Files.write(assets.resolve(name), asset(name));
        }
        Files.write(folder.resolve("index.html"), asset("index.html"));
    }

    private void write() throws IOException {
        Leads between = Leads.between(toc);
        List<String> files = new ArrayList<>(List.of("index.html"));
        toc.sections().forEach(section -> files.add(Leads.file(section)));
        files.add("claims.html");
        write(files, 0, words.say("title"), between, this::start);
        for (Toc.Section section : toc.sections()) {
            int at = files.indexOf(Leads.file(section));
            write(files, at, section.title(), between, out -> section(out, section, between, 1));
        }
        write(files, files.size() - 1, words.say("claims"), between, this::claims);
        Sheet.Place all = new Sheet.Place(Leads.SINGLE, words.say("single"), null, null);
        Leads within = Leads.within(toc);
        save(Leads.SINGLE, sheet.write(all, within, out -> everything(out, within)));
        save("search.js", SearchIndex.of(pages, between));
    }

    private void write(
            List<String> files,
            int at,
            String title,
            Leads leads,
            java.util.function.Consumer<Markup> content)
            throws IOException {
        String previous = at == 0 ? null : files.get(at - 1);
        String next = at + 1 == files.size() ? null : files.get(at + 1);
        var place = new Sheet.Place(files.get(at), title, previous, next);
        save(place.file(), sheet.write(place, leads, content));
    }

    private void start(Markup out) {
        out.open("div", "class", "cover").element("h1", words.say("title"));
        out.element("p", words.say("about"), "class", "lead");
        out.element("p", words.say("how")).open("p", "class", "try");
        out.element("span", "$ ", "class", "prompt", "aria-hidden", "true");
        out.element("code", "./forkshop").close().close();
        out.element("h2", words.say("contents")).open("ol", "class", "sections");
        for (Toc.Section section : toc.sections()) {
            out.open("li").open("a", "href", Leads.file(section));
            out.element("span", "" + section.number(), "class", "number");
            out.text(" " + section.title()).close().close().newLine();
        }
        out.close();
    }

    private void section(Markup out, Toc.Section section, Leads leads, int level) {
        out.open("article", "id", "s" + section.number()).open("h" + level);
        out.element("span", "" + section.number(), "class", "number");
        out.text(" " + section.title()).close().newLine();
        var markup =
                new PageMarkup(
                        out,
                        leads,
                        words,
                        new ClaimMarkup(out, words, language, recordings),
                        level + 1);
        pages.stream()
                .filter(page -> page.folder().equals(section.folder()))
                .forEach(page -> markup.add(page, language));
        if (FreezeDemo.belongsTo(section) && !leads.single()) {
            FreezeDemo.add(out, words, level + 1);
        }
        out.close();
    }

    private void everything(Markup out, Leads leads) {
        out.element("h1", words.say("title"));
        toc.sections().forEach(section -> section(out, section, leads, 2));
    }

    private void claims(Markup out) {
        out.element("h1", words.say("claims")).element("p", words.say("claims-how"));
        new ClaimMarkup(out, words, language, recordings).table(pages, Leads.between(toc));
    }

    private void save(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static byte[] asset(String name) throws IOException {
        try (InputStream in = HtmlBook.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
