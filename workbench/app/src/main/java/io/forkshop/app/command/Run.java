package io.forkshop.app.command;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for a prediction, runs the real thing, and puts the two side by side. */
final class Run implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String synopsis() {
        return "run EXPERIMENT [ANSWER]";
    }

    @Override
    public String summary() {
        return "predict, run an experiment, compare";
    }

    @Override
    public List<String> details() {
        return List.of(
                "You are asked first; an answer on the same line saves the question, Enter",
                "runs without one. Then real processes run, and you see your answer beside",
                "what happened.",
                "Example: run C2.1 2");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.EXPERIMENT, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PERHAPS;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws Exception {
        if (arguments.count() == 0) {
            return which(session);
        }
        String id = arguments.words().getFirst();
        Optional<Experiment> found = Experiments.byId(id, session.language());
        if (found.isEmpty()) {
            return unknown(id);
        }
        Experiment experiment = found.get();
        String place = session.place();
        Optional<String> answer = answer(experiment, arguments.restFrom(1), session);
        if (answer.isEmpty() && !session.batch()) {
            boolean gone = session.leaving() || !session.place().equals(place);
            session.console().print("Not run." + (gone ? "" : " Next: run " + id));
            return Outcome.OK;
        }
        return perform(experiment, answer.orElse(""), session);
    }

    private static Optional<String> answer(Experiment experiment, String given, Session session)
            throws InterruptedException {
        Console console = session.console();
        Question question = experiment.question();
        new Showing(console).question(experiment);
        if (!given.isEmpty() || !console.interactive()) {
            return Optional.of(given);
        }
        while (true) {
            Optional<String> typed = session.ask("Your prediction (Enter for none): ");
            if (typed.isEmpty()
                    || typed.get().isEmpty()
                    || Prediction.understands(question, typed.get())) {
                return typed;
            }
            console.error("That cannot be compared with what happens: " + wanted(question));
        }
    }

    private static String wanted(Question question) {
        return switch (question.kind()) {
            case NUMBER -> "a number is wanted.";
            case CHOICE -> "type the letter of a choice, or its words.";
            case ORDER -> "type the words in their order, with blanks between.";
            case TEXT -> "type a few words.";
        };
    }

    private static Outcome perform(Experiment experiment, String answer, Session session)
            throws Exception {
        Console console = session.console();
        if (console.interactive()) {
            console.print(Text.of("Running... (Ctrl-C stops it)", Tone.DIM));
        }
        Report report;
        try (Lab lab = new Lab(Folders.chapters())) {
            report = experiment.run(lab);
        }
        if (!session.batch()) {
            session.progress().ran(experiment.id());
        }
        new Showing(console).report(experiment, answer, report);
        Pages.next(session).forEach(console::print);
        return Outcome.OK;
    }

    private static Outcome which(Session session) {
        List<String> here = Pages.experiments(session.book(), session.place());
        return Outcome.usage(
                here.isEmpty()
                        ? "Which experiment? This page has none; for example: run "
                                + Experiments.all().getFirst().id()
                        : "Which experiment? On this page: run " + String.join(", run ", here));
    }

    private static Outcome unknown(String id) {
        List<String> ids = new ArrayList<>();
        for (Experiment experiment : Experiments.all()) {
            ids.add(experiment.id());
        }
        return Outcome.usage(
                "There is no experiment '"
                        + id
                        + "'."
                        + Spelling.hint(id, ids)
                        + " There are "
                        + String.join(", ", ids)
                        + ".");
    }
}
