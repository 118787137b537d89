package io.forkshop.app.course;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The book in one language, read page by page from what the build wrote. */
public final class Book {
    private final String language;
    private final Toc toc;

    private Book(String language, Toc toc) {
        this.language = language;
        this.toc = toc;
    }

    /**
     * Opens the book; only its table of contents is read.
     *
     * @param language {@code en} or {@code zh}
     * @throws ForkshopException ERR_NO_PAGES when the build holds no such book
     */
    public static Book open(String language) {
        return new Book(language, TocJson.toc(read(language, "toc")));
    }

    public String language() {
        return language;
    }

    public Toc toc() {
        return toc;
    }

    /** The page with that id; empty when the book has none. */
    public Optional<Page> page(String id) {
        return index(id) < 0 ? Optional.empty() : Optional.of(PageJson.page(read(language, id)));
    }

    /** Id of the first page of the book. */
    public Optional<String> first() {
        return at(0);
    }

    /** Id of the page after this one; empty at the end of the book and for an unknown id. */
    public Optional<String> next(String id) {
        return index(id) < 0 ? Optional.empty() : at(index(id) + 1);
    }

    /** Id of the page before this one; empty at the start of the book and for an unknown id. */
    public Optional<String> previous(String id) {
        return at(index(id) - 1);
    }

    private int index(String id) {
        return toc.pages().stream().map(Toc.Entry::id).toList().indexOf(id);
    }

    private Optional<String> at(int index) {
        List<Toc.Entry> pages = toc.pages();
        boolean inside = index >= 0 && index < pages.size();
        return inside ? Optional.of(pages.get(index).id()) : Optional.empty();
    }

    private static Object read(String language, String name) {
        String resource = "/pages/" + language + "/" + name + ".json";
        try (InputStream in = Book.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ForkshopException(
                        "ERR_NO_PAGES",
                        "The build holds no " + resource + ". Build again: ./mvnw package");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ForkshopException(
                    "ERR_NO_PAGES", "Cannot read " + resource + ": " + e.getMessage());
        }
    }
}
