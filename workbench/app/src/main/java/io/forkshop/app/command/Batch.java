package io.forkshop.app.command;

import io.forkshop.app.terminal.PlainConsole;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * Runs commands and Java without a person: one from arguments, or line by line from a stream. A
 * failure does not stop those that follow; the first one's code is the exit code.
 */
public final class Batch {
    private final Session session;
    private final PlainConsole console;
    private final Interpreter interpreter;

    public Batch(Session session, PlainConsole console) {
        this.session = session;
        this.console = console;
        this.interpreter = new Interpreter(session);
    }

    /** Runs one command; returns its exit code. */
    public int run(List<String> words) {
        Outcome outcome = interpreter.run(words);
        interpreter.report(outcome);
        console.flush();
        return outcome.code();
    }

    /** Runs a line as soon as it has been read, until the end of input, quit, or nobody reads. */
    public int run(BufferedReader lines) throws IOException {
        int code = 0;
        boolean wanted = true;
        Portions portions = new Portions(lines, session::unfinishedJava);
        for (String line = portions.next(); line != null && wanted; line = portions.next()) {
            console.typed(line);
            Outcome outcome = interpreter.run(line);
            interpreter.report(outcome);
            code = code == 0 ? outcome.code() : code;
            wanted = console.flush() && !(outcome instanceof Outcome.Quit) && !session.over();
        }
        return code;
    }
}
