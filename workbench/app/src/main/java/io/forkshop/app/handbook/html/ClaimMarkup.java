package io.forkshop.app.handbook.html;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.handbook.BookRecordings;

import java.util.List;

/** Claims: each as a box on its page, all of them as a table. */
final class ClaimMarkup {
    private final Markup out;
    private final Texts words;
    private final String language;
    private final BookRecordings recordings;

    ClaimMarkup(Markup out, Texts words, String language, BookRecordings recordings) {
        this.out = out;
        this.words = words;
        this.language = language;
        this.recordings = recordings;
    }

    void experiment(String id) {
        Experiment experiment = find(id);
        out.open("section", "class", "experiment", "aria-label", words.say("experiment", id));
        out.element("p", words.say("experiment", id), "class", "label");
        out.open("p").element("strong", words.say("claim")).text(experiment.claim()).close();
        question(experiment.question());
        out.open("p", "class", "try").element("span", words.say("type"), "class", "unseen");
        out.element("span", "> ", "class", "prompt", "aria-hidden", "true");
        out.element("code", "run " + id).close();
        recordings.of(language, id).ifPresentOrElse(this::recorded, this::notRecorded);
        out.close();
    }

    private void recorded(Recorded recorded) {
        String verdict = verdict(recorded);
        out.open("details", "class", "recording");
        out.element("summary", words.say("recorded", verdict));
        out.open("pre", "tabindex", "0").element("code", String.join("\n", recorded.symbolic()));
        out.close();
        out.element("p", words.say("symbols"), "class", "from");
        out.element("p", BookRecordings.provenance(recorded), "class", "from").close();
    }

    private void notRecorded() {
        out.element("p", words.say("not-recorded"), "class", "from");
    }

    private String verdict(Recorded recorded) {
        return words.say(Recorded.word(recorded.report().verdict()));
    }

    private void question(Question question) {
        out.open("p").element("strong", words.say("question")).text(question.text()).close();
        if (question.choices().isEmpty()) {
            return;
        }
        boolean order = question.kind() == Question.Kind.ORDER;
        out.open(order ? "ul" : "ol", "class", "choices");
        question.choices().forEach(choice -> out.element("li", choice));
        out.close();
    }

    /** The claims of these pages, in their order. */
    void table(List<Page> pages, Leads leads) {
        out.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
        for (String heading :
                List.of("column-claim", "column-says", "column-verdict", "column-page")) {
            out.element("th", words.say(heading), "scope", "col");
        }
        out.close().close().open("tbody");
        for (Page page : pages) {
            for (Block block : page.blocks()) {
                if (block instanceof Block.Experiment(String id)) {
                    row(id, page, leads);
                }
            }
        }
        out.close().close().close();
    }

    private void row(String id, Page page, Leads leads) {
        out.open("tr").element("th", id, "scope", "row");
        out.element("td", find(id).claim());
        String none = words.say("column-none");
        out.element("td", recordings.of(language, id).map(this::verdict).orElse(none)).open("td");
        out.element("a", page.id(), "href", leads.to(page.id())).close().close().newLine();
    }

    private Experiment find(String id) {
        return Experiments.byId(id, language)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "A page asks for experiment "
                                                + id
                                                + ", which is not in the catalogue."));
    }
}
