package io.forkshop.app.command;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

/**
 * How an experiment looks: its question before, and after it what was said beside what happened.
 */
final class Showing {
    private final Console console;

    Showing(Console console) {
        this.console = console;
    }

    void question(Experiment experiment) {
        Question question = experiment.question();
        wrapped(
                Text.of(experiment.id() + "  ", Tone.CODE).append(question.text(), Tone.STRONG),
                "");
        char letter = 'a';
        for (String choice : question.choices()) {
            wrapped(Text.of("  " + letter++ + ") ", Tone.CODE).append(choice), "     ");
        }
    }

    void report(Experiment experiment, String answer, Report report) {
        console.print("");
        Table both = Table.of("you said", "what happened");
        String said = answer.isEmpty() ? "(nothing)" : inWords(experiment.question(), answer);
        both.row(said, report.answer().isEmpty() ? "(not measured)" : report.answer());
        both.render(console.width(), console.style()).forEach(console::print);
        if (!answer.isEmpty()) {
            var match = Prediction.compare(experiment.question(), answer, report);
            wrapped(Text.of("Prediction: ").append(match.toString(), Tone.STRONG), "");
        }
        console.print("");
        observations(report);
        wrapped(Text.of("Claim: ").append(experiment.claim()), "       ");
        Tone tone = report.verdict() == Verdict.HOLDS ? Tone.GOOD : Tone.WARNING;
        wrapped(Text.of("Verdict: ").append(report.verdict().toString(), tone), "");
        wrapped(Text.of(report.explanation()), "");
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
        table.render(console.width(), console.style()).forEach(console::print);
        console.print("");
    }

    /** A choice given by its letter, in words: the answer beside it is in words, too. */
    private static String inWords(Question question, String answer) {
        String given = answer.strip();
        int index = given.length() == 1 ? Character.toLowerCase(given.charAt(0)) - 'a' : -1;
        boolean letter = index >= 0 && index < question.choices().size();
        return letter && question.kind() == Question.Kind.CHOICE
                ? question.choices().get(index)
                : given;
    }

    private void wrapped(Text text, String indent) {
        text.wrap(console.width(), Text.empty(), Text.of(indent)).forEach(console::print);
    }
}
