package io.forkshop.app.handbook.print;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.handbook.BookRecordings;
import io.forkshop.app.handbook.html.Markup;

import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Name;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code experiment::C2.1[]}: its claim, its question, and how to run it, in a box. */
@Name("experiment")
final class ExperimentMacro extends BlockMacroProcessor {
    private final String language;
    private final Texts words;
    private final BookRecordings recordings;

    ExperimentMacro(String language, Texts words, BookRecordings recordings) {
        this.language = language;
        this.words = words;
        this.recordings = recordings;
    }

    @Override
    public StructuralNode process(
            StructuralNode parent, String target, Map<String, Object> attributes) {
        Experiment experiment =
                Experiments.byId(target, language)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no experiment " + target + "."));
        Map<Object, Object> ofBlocks = new HashMap<>();
        ofBlocks.put("content_model", ":compound");
        Block box =
                createBlock(
                        parent,
                        "sidebar",
                        List.<String>of(),
                        new HashMap<>(Map.of("role", "experiment")),
                        ofBlocks);
        box.setTitle(words.say("experiment", target));
        paragraph(box, words.say("claim"), experiment.claim());
        question(box, experiment.question());
        box.append(createBlock(box, "listing", "> run " + target, Map.of("role", "try")));
        recordings.of(language, target).ifPresent(recorded -> recorded(box, recorded));
        return box;
    }

    private void recorded(Block box, Recorded recorded) {
        String verdict = words.say(Recorded.word(recorded.report().verdict()));
        paragraph(box, words.say("recorded", verdict), "");
        box.append(createBlock(box, "listing", String.join("\n", recorded.symbolic())));
        paragraph(box, "", words.say("symbols") + " " + BookRecordings.provenance(recorded));
    }

    private void question(Block box, Question question) {
        paragraph(box, words.say("question"), question.text());
        char letter = 'a';
        for (String choice : question.choices()) {
            boolean order = question.kind() == Question.Kind.ORDER;
            paragraph(box, order ? "– " : letter++ + ") ", choice);
        }
    }

    /** Markup already: what a sentence holds must mean nothing to Asciidoctor. */
    private void paragraph(Block box, String label, String text) {
        String content = new Markup().element("strong", label).text(text).toString();
        Block paragraph = createBlock(box, "paragraph", content);
        List.copyOf(paragraph.getSubstitutions()).forEach(paragraph::removeSubstitution);
        box.append(paragraph);
    }
}
