package io.forkshop.app.course;

import java.util.List;

/**
 * One page of the book: one idea, read in a screen or two.
 *
 * @param id section and page, for example {@code 2.1}
 * @param language of the words, {@code en} or {@code zh}; a book in Chinese shows English pages
 *     where no others exist
 * @param folder of the section below {@code chapters}, where the listings are
 */
public record Page(String id, String language, String folder, Inline title, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }
}
