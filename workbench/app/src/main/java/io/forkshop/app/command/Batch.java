package io.forkshop.app.command;

import io.forkshop.app.terminal.PlainConsole;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * Runs commands without a person: one from arguments, or one a line from a stream. A failure does
 * not stop those that follow; the first one's code is the exit code.
 */
public final class Batch {
    private final Session session;
    private final PlainConsole console;
    private final Interpreter interpreter;
    private String ahead;

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
        for (String line = next(lines); line != null && wanted; line = next(lines)) {
            Outcome outcome = interpreter.run(line);
            interpreter.report(outcome);
            code = code == 0 ? outcome.code() : code;
            wanted = console.flush() && !(outcome instanceof Outcome.Quit) && !session.over();
        }
        return code;
    }

    /**
     * A line, or as many as an unfinished JSON value takes. No value goes on with a command's name,
     * so a missing bracket costs its own line and not the rest of the script.
     */
    private String next(BufferedReader lines) throws IOException {
        String line = ahead != null ? ahead : lines.readLine();
        ahead = null;
        Unfinished unfinished = line == null ? null : Unfinished.after(line);
        if (unfinished == null) {
            return line;
        }
        StringBuilder whole = new StringBuilder(line);
        while (unfinished.goesOn()) {
            String more = lines.readLine();
            if (more == null || Line.parse(more, Registry.words()) instanceof Line.Command) {
                ahead = more;
                break;
            }
            unfinished.add(more);
            whole.append('\n').append(more);
        }
        return whole.toString();
    }
}
