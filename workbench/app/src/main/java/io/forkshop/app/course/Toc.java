package io.forkshop.app.course;

import java.util.List;

/** The table of contents, in book order. */
public record Toc(List<Section> sections) {

    /** A section is a folder below {@code chapters}. */
    public record Section(int number, String title, String folder, List<Entry> pages) {}

    /** A page of a section. */
    public record Entry(String id, String title) {}

    public Toc {
        sections = List.copyOf(sections);
    }

    /** All pages, in reading order. */
    public List<Entry> pages() {
        return sections.stream().flatMap(section -> section.pages().stream()).toList();
    }
}
