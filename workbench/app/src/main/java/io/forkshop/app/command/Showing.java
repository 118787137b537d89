package io.forkshop.app.command;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;

/**
 * How an experiment looks: its question before, and after it what was said beside what happened.
 */
final class Showing {
    private final int width;
    private final Style style;
    private final List<Text> lines = new ArrayList<>();

    Showing(Console console) {
        this.width = console.width();
        this.style = console.style();
    }

    static List<Text> question(Experiment experiment, Console console) {
        Showing showing = new Showing(console);
        showing.question(experiment.id(), experiment.question());
        return showing.lines;
    }

    /** A question that has a number, not an id. */
    static List<Text> question(String number, Question question, Console console) {
        Showing showing = new Showing(console);
        showing.question(number, question);
        return showing.lines;
    }

    static List<Text> report(Experiment experiment, String answer, Report report, Console console) {
        Showing showing = new Showing(console);
        showing.bothSides(experiment.question(), answer, report);
        showing.observations(report);
        showing.verdict(experiment.claim(), report);
        return showing.lines;
    }

    private void question(String id, Question question) {
        wrapped(Text.of(id + "  ", Tone.CODE).append(question.text(), Tone.STRONG), "");
        char letter = 'a';
        for (String choice : question.choices()) {
            wrapped(Text.of("  " + letter++ + ") ", Tone.CODE).append(choice), "     ");
        }
    }

    private void bothSides(Question question, String answer, Report report) {
        lines.add(Text.empty());
        Table both = Table.of("you said", "what happened");
        String said = answer.isEmpty() ? "(nothing)" : inWords(question, answer);
        both.row(said, report.answer().isEmpty() ? "(not measured)" : report.answer());
        lines.addAll(both.render(width, style));
        if (!answer.isEmpty()) {
            var match = Prediction.compare(question, answer, report);
            wrapped(Text.of("Prediction: ").append(match.toString(), Tone.STRONG), "");
        }
        lines.add(Text.empty());
    }

    private void observations(Report report) {
        if (report.observations().isEmpty()) {
            return;
        }
        Table table = Table.of("seen", "value");
        for (Observation seen : report.observations()) {
            String unit = seen.unit().isEmpty() ? "" : " " + seen.unit();
            table.row(seen.label(), seen.value() + unit);
        }
        lines.addAll(table.render(width, style));
        lines.add(Text.empty());
    }

    private void verdict(String claim, Report report) {
        wrapped(Text.of("Claim: ").append(claim), "       ");
        wrapped(Text.of("Verdict: ").append(verdict(report.verdict())), "");
        wrapped(Text.of(report.explanation()), "");
    }

    static Text verdict(Verdict verdict) {
        Tone tone = verdict == Verdict.HOLDS ? Tone.GOOD : Tone.WARNING;
        return Text.of(verdict.toString(), tone);
    }

    /** A choice given by its letter, in words: the answer beside it is in words, too. */
    static String inWords(Question question, String answer) {
        String given = answer.strip();
        int index = given.length() == 1 ? Character.toLowerCase(given.charAt(0)) - 'a' : -1;
        boolean letter = index >= 0 && index < question.choices().size();
        return letter && question.kind() == Question.Kind.CHOICE
                ? question.choices().get(index)
                : given;
    }

    private void wrapped(Text text, String indent) {
        lines.addAll(text.wrap(width, Text.empty(), Text.of(indent)));
    }
}
