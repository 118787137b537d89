package io.forkshop.app.command;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.List;
import java.util.Optional;

/** Asks for a prediction, runs the real thing, and puts the two side by side. */
final class Run implements Command {
    static final String ALL = "--all";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String synopsis() {
        return "run EXPERIMENT [ANSWER] | run SECTION | run --all";
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
                "what happened. The run is recorded: 'claims' shows what held on this machine.",
                "A section's number, or --all, runs many in the order of the book, without",
                "questions, a line each. --all takes some minutes; Ctrl-C stops it, and keeps",
                "what was seen by then.",
                "Example: run C2.1 the workbench");
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
        String typed = ("run " + arguments.rest()).strip();
        if (id.equals(ALL) || id.matches("\\d")) {
            return many(id, typed, session);
        }
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
        return perform(experiment, answer.orElse(""), typed, session);
    }

    private static Outcome many(String which, String typed, Session session)
            throws InterruptedException {
        String language = session.language();
        List<Experiment> chosen =
                which.equals(ALL)
                        ? Experiments.all(language)
                        : Experiments.ofSection(Integer.parseInt(which), language);
        return chosen.isEmpty()
                ? Outcome.usage("Section " + which + " has no experiments. 'claims' lists all.")
                : RunAll.of(chosen, typed, session);
    }

    private static Optional<String> answer(Experiment experiment, String given, Session session)
            throws InterruptedException {
        Console console = session.console();
        Question question = experiment.question();
        Showing.question(experiment, console).forEach(console::print);
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
            console.error(
                    "That cannot be compared with what happens: " + Prediction.wanted(question));
        }
    }

    private static Outcome perform(
            Experiment experiment, String answer, String typed, Session session) throws Exception {
        Console console = session.console();
        if (console.interactive()) {
            console.print(Text.of("Running... (Ctrl-C stops it)", Tone.DIM));
        }
        Performance done = Performance.of(experiment, answer, typed, session);
        if (!session.batch()) {
            session.progress().ran(experiment.id());
        }
        done.lines().forEach(console::print);
        if (!session.recordings().problem().isEmpty()) {
            console.error(session.recordings().problem());
        }
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

    /** What to say of an id that no experiment has. */
    static Outcome unknown(String id) {
        Optional<String> today = Experiments.today(id);
        if (today.isPresent()) {
            return Outcome.usage(
                    "'" + id + "' is called " + today.get() + " today. Next: run " + today.get());
        }
        List<String> ids = Experiments.all().stream().map(Experiment::id).toList();
        return Outcome.usage(
                "There is no experiment '"
                        + id
                        + "'."
                        + Spelling.hint(id, ids)
                        + " 'claims' lists all of them.");
    }
}
