package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Evaluates a file of Java, or a listing of the book. */
final class Open implements Command {
    @Override
    public String name() {
        return "/open";
    }

    @Override
    public String synopsis() {
        return "/open FILE";
    }

    @Override
    public String summary() {
        return "evaluate a file, or a listing of the book";
    }

    @Override
    public List<String> details() {
        return List.of(
                "A .java file is evaluated as it stands: its types and methods can be used then.",
                "A listing of the book is found by its name, as 'fork' finds it. In any other",
                "file each line may be a command, too. Example: /open echo.java");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws IOException {
        if (arguments.count() != 1) {
            return Outcome.usage("/open needs one file, or a listing's name: /open echo.java");
        }
        Path file = file(arguments.words().getFirst(), session);
        try {
            return file.toString().endsWith(".java")
                    ? java(file, session)
                    : lines(file, new Interpreter(session), session);
        } catch (MalformedInputException e) {
            return Outcome.failed(file + " is no text in UTF-8, so it was not evaluated.");
        }
    }

    /** A file that is here; else whatever fork would find. */
    private static Path file(String typed, Session session) {
        Path here = Path.of(typed);
        return Files.isRegularFile(here) ? here : Path.of(session.modules().find(typed));
    }

    private static Outcome java(Path file, Session session) throws IOException {
        JavaLines java = session.java();
        int before = java.snippets().size();
        Outcome outcome = java.runQuietly(Files.readString(file));
        int more = java.snippets().size() - before;
        Console console = session.console();
        console.print("|  " + file.getFileName() + ": " + snippets(Math.max(0, more)) + " more");
        return outcome;
    }

    static String snippets(int count) {
        return count == 1 ? "1 snippet" : count + " snippets";
    }

    /** The first failure is the outcome; the lines behind it are run none the less. */
    private static Outcome lines(Path file, Interpreter interpreter, Session session)
            throws IOException {
        Outcome first = Outcome.OK;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Portions portions = new Portions(lines, session::unfinishedJava);
            for (String next = portions.next(); next != null; next = portions.next()) {
                Outcome outcome = interpreter.run(next);
                if (outcome instanceof Outcome.Quit || outcome.code() == Outcome.INTERRUPTED) {
                    return outcome;
                }
                interpreter.report(outcome);
                if (first.code() == 0 && outcome.code() != 0) {
                    first = new Outcome.Failed(outcome.code(), "");
                }
            }
        }
        return first;
    }
}
