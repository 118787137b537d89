package io.forkshop.app.command;

import io.forkshop.app.evaluate.Evaluator;
import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.evaluate.Result;
import io.forkshop.app.evaluate.Screen;
import io.forkshop.app.evaluate.Setup;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Java at the prompt: what is typed goes to the evaluator, what becomes of it is shown. */
final class JavaLines implements Screen, AutoCloseable {
    private final Session session;
    private final Console console;
    private final Evaluator evaluator;
    private final StringBuilder begun = new StringBuilder();
    private boolean begunIsError;

    JavaLines(Session session) {
        this.session = session;
        this.console = session.console();
        Setup setup = Setup.of(this).environment(environment());
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

    Outcome run(String source) {
        Outcome outcome = Outcome.OK;
        for (Result result : evaluator.eval(source)) {
            if (result.failed()) {
                outcome =
                        result instanceof Result.Stopped
                                ? Outcome.interrupted()
                                : Outcome.failed(sentence(result));
            }
        }
        endLine();
        return outcome;
    }

    /** The process where lines run, while there is one. */
    OptionalLong pid() {
        return evaluator.sessionPid();
    }

    /** Whether a word is the name of something declared. */
    boolean knows(String word) {
        return evaluator.snippets().stream()
                .anyMatch(each -> each.kind() != Kept.Kind.IMPORT && each.name().equals(word));
    }

    @Override
    public void output(boolean error, String text) {
        if (error != begunIsError) {
            endLine();
        }
        begunIsError = error;
        begun.append(text);
        int end;
        while ((end = begun.indexOf("\n")) >= 0) {
            print(begun.substring(0, end));
            begun.delete(0, end + 1);
        }
    }

    private void print(String line) {
        if (begunIsError) {
            console.error(line);
        } else {
            console.print(line);
        }
    }

    private void endLine() {
        if (!begun.isEmpty()) {
            print(begun.toString());
            begun.setLength(0);
        }
    }

    @Override
    public void result(Result result) {
        endLine();
        if (result instanceof Result.Value value) {
            console.print(value.name() + " ==> " + value.text());
        } else if (result instanceof Result.Declared declared) {
            String how = declared.how().name().toLowerCase(java.util.Locale.ROOT);
            console.print(how + " " + declared.name() + " " + declared.signature());
        } else if (result instanceof Result.NotYetRunnable not) {
            console.print(not.name() + " needs " + String.join(", ", not.unresolved()));
        }
    }

    private static String sentence(Result result) {
        if (result instanceof Result.Rejected rejected) {
            return rejected.problems().stream()
                    .map(Result.Problem::message)
                    .collect(Collectors.joining("\n"));
        } else if (result instanceof Result.Threw threw) {
            return threw.exception() + (threw.message() == null ? "" : ": " + threw.message());
        }
        Result.Lost lost = (Result.Lost) result;
        return "The Java session is gone: "
                + lost.why()
                + "."
                + (lost.variables().isEmpty()
                        ? ""
                        : " Lost with it: " + String.join(", ", lost.variables()) + ".");
    }

    @Override
    public void meanwhile(boolean error, String text) {
        text.lines().forEach(line -> console.above(Text.of(line)));
    }

    @Override
    public void lost(Result.Lost lost) {
        console.above(Text.of(sentence(lost)));
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
