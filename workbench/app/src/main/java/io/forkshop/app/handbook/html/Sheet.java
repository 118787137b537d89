package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Toc;
import io.forkshop.app.course.lab.Texts;

import java.util.function.Consumer;

/** What all files of one language have around their content: head, search, contents, ways on. */
final class Sheet {
    /** Nothing comes from anywhere else, and no script or style stands in a page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                    + " base-uri 'none'; form-action 'none'";

    private final Toc toc;
    private final String language;
    private final Texts words;

    Sheet(Toc toc, String language, Texts words) {
        this.toc = toc;
        this.language = language;
        this.words = words;
    }

    /** A file of that name. {@code previous} and {@code next} are null at the ends of the book. */
    record Place(String file, String title, String previous, String next) {}

    String write(Place place, Leads leads, Consumer<Markup> content) {
        Markup out = new Markup();
        out.open("html", "lang", language.equals("zh") ? "zh-Hans" : language).newLine();
        head(out, place);
        out.open("body", "data-none", words.say("search-none"), "data-copy", words.say("copy"));
        out.element("a", words.say("skip"), "class", "skip", "href", "#content").newLine();
        header(out, place);
        out.open("div", "class", "columns");
        contents(out, place, leads);
        out.open("main", "id", "content", "tabindex", "-1");
        content.accept(out);
        ways(out, place);
        out.close().close().newLine();
        keys(out);
        return "<!DOCTYPE html>\n" + out.close().newLine().close().newLine();
    }

    private void head(Markup out, Place place) {
        out.open("head").newLine().empty("meta", "charset", "utf-8").newLine();
        boolean demo = place.file().equals(FreezeDemo.file());
        String policy = demo ? POLICY + "; worker-src blob:" : POLICY;
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy).newLine();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark").newLine();
        String book = words.say("title");
        String title = place.title().equals(book) ? book : place.title() + " · " + book;
        out.element("title", title).newLine();
        out.empty("link", "rel", "icon", "href", "../assets/icon.svg");
        out.empty("link", "rel", "stylesheet", "href", "../assets/book.css").newLine();
        // At once, or a page would flash in the other theme.
        out.element("script", "", "src", "../assets/theme.js");
        out.element("script", "", "src", "../assets/book.js", "defer", "defer").newLine();
        if (demo) {
            out.element("script", "", "src", "../assets/" + FreezeDemo.SCRIPT, "defer", "defer");
        }
        out.close().newLine();
    }

    private void header(Markup out, Place place) {
        out.open("header", "class", "bar");
        out.element("a", words.say("title"), "class", "home", "href", "index.html");
        out.open("search")
                .element("label", words.say("search"), "for", "search", "class", "unseen");
        out.empty(
                "input",
                "id",
                "search",
                "type",
                "search",
                "placeholder",
                words.say("search-key"),
                "autocomplete",
                "off",
                "aria-describedby",
                "found");
        out.element("p", "", "id", "found", "class", "unseen", "role", "status");
        out.element("ol", "", "id", "results", "hidden", "hidden").close();
        out.open("button", "type", "button", "id", "theme", "aria-label", words.say("theme"));
        out.element("span", "◐", "aria-hidden", "true").close();
        String other = language.equals("zh") ? "en" : "zh";
        out.element(
                "a",
                other.equals("zh") ? "中文" : "English",
                "lang",
                other.equals("zh") ? "zh-Hans" : "en",
                "href",
                "../" + other + "/" + place.file());
        out.close().newLine();
    }

    private void contents(Markup out, Place place, Leads leads) {
        out.open("nav", "class", "contents", "aria-label", words.say("contents"));
        // On a phone it opens on demand; the script opens it where there is room beside the text.
        out.open("details", "id", "contents").element("summary", words.say("contents")).open("ol");
        entry(out, place, "index.html", words.say("start"));
        for (Toc.Section section : toc.sections()) {
            String file = Leads.file(section);
            out.open("li")
                    .open(
                            "a",
                            "href",
                            leads.section(section),
                            "aria-current",
                            current(place, file));
            out.element("span", "" + section.number(), "class", "number");
            out.text(" " + section.title()).close();
            if (leads.single() || place.file().equals(file)) {
                pages(out, section, leads);
            }
            out.close().newLine();
        }
        entry(out, place, "claims.html", words.say("claims"));
        entry(out, place, Leads.SINGLE, words.say("single"));
        out.close().close().close().newLine();
    }

    private void entry(Markup out, Place place, String file, String text) {
        out.open("li")
                .element("a", text, "href", file, "aria-current", current(place, file))
                .close();
    }

    private static String current(Place place, String file) {
        return place.file().equals(file) ? "page" : null;
    }

    private void pages(Markup out, Toc.Section section, Leads leads) {
        out.open("ol");
        for (Toc.Entry page : section.pages()) {
            out.open("li").open("a", "href", leads.to(page.id()));
            out.element("span", page.id(), "class", "number").text(" " + page.title());
            out.close().close();
        }
        out.close();
    }

    private void ways(Markup out, Place place) {
        out.open("nav", "class", "ways", "aria-label", words.say("ways"));
        way(out, place.previous(), "prev", words.say("previous"));
        way(out, place.next(), "next", words.say("next"));
        out.close();
    }

    private static void way(Markup out, String file, String rel, String text) {
        if (file != null) {
            out.element("a", text, "href", file, "rel", rel);
        }
    }

    private void keys(Markup out) {
        out.open("dialog", "id", "keys", "aria-labelledby", "keys-title");
        out.element("h2", words.say("keys"), "id", "keys-title").open("dl");
        for (String key : new String[] {"/", "n", "p", "t", "?"}) {
            out.open("dt").element("kbd", key).close();
            String name = key.equals("/") ? "slash" : key.equals("?") ? "question" : key;
            out.element("dd", words.say("key-" + name));
        }
        out.close().open("form", "method", "dialog");
        out.element("button", words.say("close")).close().close().newLine();
    }
}
