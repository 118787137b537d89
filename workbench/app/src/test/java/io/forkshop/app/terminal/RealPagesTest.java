package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Book;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Question;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/** The book as it is, drawn in every width that we promise. */
class RealPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noLineIsWiderThanAsked(String language) {
        for (Style style : List.of(Style.PLAIN_ASCII, Style.COLOUR)) {
            for (Page page : pages(language)) {
                for (int width = 40; width <= 200; width++) {
                    for (Text line : draw(page, style, width)) {
                        requireFits(page, line, width);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyLineOfAListingFitsEightyColumns(String language) {
        for (Page page : pages(language)) {
            String drawn = draw(page, Style.PLAIN_ASCII, 80).toString();
            boolean cut = drawn.contains(Words.of(language).cut());
            assertTrue(!cut, () -> "a listing of page " + page.id() + " is cut at 80 columns");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyExperimentOfAPageHasItsQuestion(String language) {
        for (Page page : pages(language)) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Experiment(String id)) {
                    assertTrue(question(id, language).isPresent(), () -> "no experiment " + id);
                }
            }
        }
    }

    @Test
    void nextAndBackWalkTheWholeBook() {
        Book book = Book.open("en");
        List<String> ids = book.toc().pages().stream().map(Toc.Entry::id).toList();
        assertEquals(ids.getFirst(), book.first().orElseThrow());
        for (int i = 0; i + 1 < ids.size(); i++) {
            assertEquals(Optional.of(ids.get(i + 1)), book.next(ids.get(i)));
            assertEquals(Optional.of(ids.get(i)), book.previous(ids.get(i + 1)));
        }
        assertEquals(Optional.empty(), book.previous(ids.getFirst()));
        assertEquals(Optional.empty(), book.next(ids.getLast()));
    }

    @Test
    void whatIsNotInTheBookIsEmpty() {
        Book book = Book.open("en");
        assertEquals(Optional.empty(), book.page("99.1"));
        assertEquals(Optional.empty(), book.page("../toc"));
        assertEquals(Optional.empty(), book.next("99.1"));
        assertEquals(Optional.empty(), book.previous("99.1"));
    }

    private static List<Page> pages(String language) {
        Book book = Book.open(language);
        return book.toc().pages().stream().map(e -> book.page(e.id()).orElseThrow()).toList();
    }

    private static List<Text> draw(Page page, Style style, int width) {
        String language = page.language();
        return new PageRenderer(style, language, id -> question(id, language)).render(page, width);
    }

    private static Optional<Question> question(String id, String language) {
        return Experiments.byId(id, language).map(Experiment::question);
    }

    private static void requireFits(Page page, Text line, int width) {
        assertTrue(
                line.columns() <= width,
                () -> "page %s at %d: %s".formatted(page.id(), width, line.plain()));
    }
}
