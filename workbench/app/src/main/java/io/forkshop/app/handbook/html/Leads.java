package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Toc;

import java.util.HashMap;
import java.util.Map;

/** Where links lead: to the page of a section, or within the edition that is one page. */
final class Leads {
    static final String SINGLE = "all.html";

    private final Map<String, String> files = new HashMap<>();
    private final boolean single;

    private Leads(Toc toc, boolean single) {
        this.single = single;
        for (Toc.Section section : toc.sections()) {
            section.pages().forEach(page -> files.put(page.id(), file(section)));
        }
    }

    static Leads between(Toc toc) {
        return new Leads(toc, false);
    }

    static Leads within(Toc toc) {
        return new Leads(toc, true);
    }

    static String file(Toc.Section section) {
        return section.folder() + ".html";
    }

    /** The address of a page's beginning, as it stands in {@code id} there. */
    static String anchor(String page) {
        return "p" + page.replace('.', '-');
    }

    /**
     * The address for the target of a link in a page.
     *
     * @throws IllegalArgumentException for what is neither a page of this book nor http(s)
     */
    String to(String target) {
        String file = files.get(target);
        if (file != null) {
            return (single ? "" : file) + "#" + anchor(target);
        }
        if (target.startsWith("https://") || target.startsWith("http://")) {
            return target;
        }
        throw new IllegalArgumentException("A link leads nowhere: '" + target + "'.");
    }

    String section(Toc.Section section) {
        return single ? "#s" + section.number() : file(section);
    }

    boolean single() {
        return single;
    }
}
