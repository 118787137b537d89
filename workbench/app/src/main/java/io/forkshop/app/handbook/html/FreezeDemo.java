package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Toc;
import io.forkshop.app.course.lab.Texts;

/**
 * What only a browser can show, at the end of the section that compares it with a server: an
 * animation that stands still while the page's own thread computes, and goes on while a Web Worker
 * does.
 */
final class FreezeDemo {
    static final String SCRIPT = "demo.js";

    private static final String SECTION = "5-analogy";

    private FreezeDemo() {}

    static boolean belongsTo(Toc.Section section) {
        return section.folder().equals(SECTION);
    }

    static String file() {
        return SECTION + ".html";
    }

    static void add(Markup out, Texts words, int level) {
        out.open("section", "id", "demo", "class", "page demo", "aria-labelledby", "demo-title");
        out.element("h" + level, words.say("demo-title"), "id", "demo-title");
        out.element("p", words.say("demo-how"));
        out.open("div", "class", "track", "aria-hidden", "true");
        out.element("span", "", "id", "demo-dot").close();
        out.open("p").text(words.say("demo-frames"));
        out.element("output", "0", "id", "demo-frames").close().open("p");
        out.element("button", words.say("demo-page"), "type", "button", "id", "demo-page");
        out.text(" ");
        out.element("button", words.say("demo-worker"), "type", "button", "id", "demo-worker");
        out.close();
        out.element(
                "p",
                "",
                "id",
                "demo-said",
                "role",
                "status",
                "data-running",
                words.say("demo-running"),
                "data-said",
                words.say("demo-said"));
        out.close();
    }
}
