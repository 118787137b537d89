package io.forkshop.app.course;

import static io.forkshop.app.course.PageJson.all;
import static io.forkshop.app.course.PageJson.member;
import static io.forkshop.app.course.PageJson.number;
import static io.forkshop.app.course.PageJson.object;
import static io.forkshop.app.course.PageJson.string;

import io.forkshop.app.course.Toc.Entry;
import io.forkshop.app.course.Toc.Section;

import java.util.Map;

/** The table of contents as JSON values, written by the build and read at the prompt. */
public final class TocJson {
    private TocJson() {}

    public static Map<String, Object> write(Toc toc) {
        return object("sections", toc.sections().stream().map(TocJson::write).toList());
    }

    public static Toc toc(Object json) {
        return new Toc(all(member(json, "sections"), TocJson::section));
    }

    private static Object write(Section section) {
        return object(
                "number", section.number(),
                "title", section.title(),
                "folder", section.folder(),
                "pages", section.pages().stream().map(TocJson::write).toList());
    }

    private static Section section(Object json) {
        return new Section(
                number(member(json, "number")),
                string(json, "title"),
                string(json, "folder"),
                all(member(json, "pages"), TocJson::entry));
    }

    private static Object write(Entry entry) {
        return object("id", entry.id(), "title", entry.title());
    }

    private static Entry entry(Object json) {
        return new Entry(string(json, "id"), string(json, "title"));
    }
}
