package io.forkshop.app.command;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** From a line to what it did: the same for a prompt, a pipe and an argument list. */
public final class Interpreter {
    /** A command that was found, with what it was given. */
    record Call(Command command, Arguments arguments) {}

    private static final Pattern MOVES =
            Pattern.compile(
                    "\\b(fork|spawn|exec|kill|stop|close|destroy|disconnect|send|clean|cluster)"
                            + "|\\bProcess");

    private final Session session;

    public Interpreter(Session session) {
        this.session = session;
    }

    /** Runs a typed line on this thread. */
    Outcome run(String typed) {
        Line line = Line.parse(typed, Registry.words());
        // No pattern switch: making its class takes longer than most commands.
        if (line instanceof Line.Command command) {
            return run(command.name(), Arguments.parse(command.rest()), command.slash());
        }
        return line instanceof Line.Java java ? java(java.source()) : Outcome.OK;
    }

    private Outcome java(String source) {
        Outcome mistyped = Unknown.java(source, session);
        if (mistyped != null) {
            return mistyped;
        }
        Outcome outcome = watched(source);
        // Why has been said already.
        return outcome.equals(Outcome.failed(""))
                ? Outcome.failed(Unknown.hint(source, session))
                : outcome;
    }

    // A look costs as much as evaluating a short line: only for lines that may move processes.
    private Outcome watched(String source) {
        if (!MOVES.matcher(source).find()) {
            return session.java().run(source);
        }
        try {
            Callable<Outcome> evaluation = () -> session.java().run(source);
            return session.watch().around(Moves.PERHAPS, source, session, evaluation);
        } catch (ForkshopException e) {
            return Outcome.failed(e.getMessage());
        } catch (Exception e) {
            return Outcome.failed(session.fault("java", e));
        }
    }

    /**
     * Runs all that was typed or pasted at once, one portion after the other, and goes on behind
     * one that failed. The last outcome is not reported yet.
     */
    Outcome runAll(String typed) throws IOException {
        if (typed.indexOf('\n') < 0) {
            return run(typed);
        }
        Outcome outcome = Outcome.OK;
        Portions portions = Portions.of(typed, session::unfinishedJava);
        for (String next = portions.next(); next != null && on(outcome); next = portions.next()) {
            report(outcome);
            outcome = run(next);
        }
        return outcome;
    }

    private static boolean on(Outcome outcome) {
        return !(outcome instanceof Outcome.Quit) && outcome.code() != Outcome.INTERRUPTED;
    }

    /** Runs words that a shell has split: the first is always a command. */
    Outcome run(List<String> words) {
        String first = words.getFirst();
        boolean slash = first.startsWith("/");
        String name = slash ? first.substring(1) : first;
        return run(name, Arguments.of(words.subList(1, words.size())), slash);
    }

    private Outcome run(String name, Arguments arguments, boolean slash) {
        Command command = slash ? Registry.findSlash(name) : Registry.find(name);
        if (command == null && slash) {
            List<String> begun = Registry.beginningWithSlash(name);
            if (begun.size() > 1) {
                return Unknown.ambiguous(name, begun);
            }
            command = begun.isEmpty() ? null : Registry.findSlash(begun.getFirst());
        }
        return command == null ? Unknown.command(name) : run(command, arguments);
    }

    /** A bug in a command costs the learner that command, not the session. */
    private Outcome run(Command command, Arguments arguments) {
        try {
            return watched(command, arguments);
        } catch (InterruptedException e) {
            return Outcome.interrupted();
        } catch (ForkshopException e) {
            return Outcome.failed(e.getMessage());
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return Outcome.failed(session.fault(command.name(), e));
        }
    }

    private Outcome watched(Command command, Arguments arguments) throws Exception {
        if (command.moves() == Moves.NOTHING) {
            return command.run(arguments, session);
        }
        String line = (command.name() + " " + arguments.rest()).strip();
        return session.watch()
                .around(command.moves(), line, session, () -> command.run(arguments, session));
    }

    /** Says what went wrong, if it did. */
    void report(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && !failed.message().isEmpty()) {
            // A compiler's message has a line to show and a caret below it.
            failed.message().lines().forEach(session.console()::error);
        }
    }
}
