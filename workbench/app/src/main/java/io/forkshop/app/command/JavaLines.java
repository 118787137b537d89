package io.forkshop.app.command;

import io.forkshop.app.evaluate.Completeness;
import io.forkshop.app.evaluate.Documentation;
import io.forkshop.app.evaluate.Evaluator;
import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.evaluate.Result;
import io.forkshop.app.evaluate.Setup;
import io.forkshop.app.evaluate.Suggestions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Java at the prompt: what is typed goes to the evaluator, what becomes of it is shown. */
final class JavaLines implements AutoCloseable {
    private final Session session;
    private final JavaScreen screen;
    private final Evaluator evaluator;

    JavaLines(Session session) {
        this.session = session;
        this.screen = new JavaScreen(session);
        Setup setup = Setup.of(screen).environment(this::environment).cpu(session.cpu());
        this.evaluator = Evaluator.start(new JavaWorld(session).join(setup));
        session.world().spare(pid -> evaluator.sessionPid().orElse(-1) == pid);
    }

    /** With our mark, by which a sweep finds the session. */
    private Map<String, String> environment() {
        String[] mark = session.world().mark().entry().split("=", 2);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(mark[0], mark[1]);
        return environment;
    }

    /** Evaluates a text and shows all that becomes of it. */
    Outcome run(String source) {
        return show(JavaScreen.Shown.EVERYTHING, java -> java.eval(source));
    }

    /** The same without what succeeded: of a file a learner wants to hear only what did not. */
    Outcome runQuietly(String source) {
        return show(JavaScreen.Shown.FAILURES, java -> java.eval(source));
    }

    /** Evaluates, and prints the last value alone. */
    Outcome print(String source) {
        return show(JavaScreen.Shown.LAST_VALUE, java -> java.eval(source));
    }

    Outcome restore() {
        return show(JavaScreen.Shown.EVERYTHING, Evaluator::restore);
    }

    Outcome reload() {
        return show(JavaScreen.Shown.FAILURES, Evaluator::reload);
    }

    void reset() {
        evaluator.reset();
    }

    private Outcome show(JavaScreen.Shown shown, Function<Evaluator, List<Result>> act) {
        screen.begin(shown);
        try {
            return outcome(act.apply(evaluator));
        } finally {
            screen.end();
        }
    }

    /** What failed has been shown when it did, in order with what was printed. */
    private static Outcome outcome(List<Result> results) {
        Outcome outcome = Outcome.OK;
        for (Result result : results) {
            if (result instanceof Result.Stopped) {
                return Outcome.interrupted();
            }
            outcome = failed(result) ? Outcome.failed("") : outcome;
        }
        return outcome;
    }

    /** The process where lines run, while there is one. */
    OptionalLong pid() {
        return evaluator.sessionPid();
    }

    /** What was called and could not run did not do what was asked. */
    private static boolean failed(Result result) {
        return result.failed()
                || result instanceof Result.NotYetRunnable not && not.unresolved().isEmpty();
    }

    /** What is in force, without what every session begins with. */
    List<Kept> snippets() {
        return evaluator.snippets().stream().filter(each -> !each.startup()).toList();
    }

    List<Kept> startup() {
        return evaluator.snippets().stream().filter(Kept::startup).toList();
    }

    String value(String variable) {
        return evaluator.value(variable);
    }

    List<Kept> drop(String idOrName) {
        return evaluator.drop(idOrName);
    }

    /** Whether a word is the name of something declared. */
    boolean knows(String word) {
        return evaluator.snippets().stream()
                .anyMatch(each -> each.kind() != Kept.Kind.IMPORT && each.name().equals(word));
    }

    /** Whether Java whose brackets are closed goes on none the less, as {@code 1 +} does. */
    boolean unfinished(String text) {
        return evaluator.completeness(text) == Completeness.INCOMPLETE;
    }

    /** Whether it can be asked without waiting for the compiler to begin. */
    boolean warm() {
        return evaluator.warm();
    }

    Suggestions suggestions(String text) {
        return Suggestions.at(evaluator, text);
    }

    List<Documentation> documentation(String text) {
        return Documentation.at(evaluator, text);
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
