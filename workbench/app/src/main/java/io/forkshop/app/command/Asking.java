package io.forkshop.app.command;

import io.forkshop.app.terminal.PromptConsole;
import io.forkshop.app.terminal.PromptConsole.Reading;

import java.util.Optional;

/** A question in the middle of a command. Every command works there too, and Java. */
final class Asking {
    private final Session session;
    private final PromptConsole console;

    Asking(Session session) {
        this.session = session;
        this.console = (PromptConsole) session.console();
    }

    Optional<String> ask(String question) throws InterruptedException {
        String place = session.place();
        while (session.place().equals(place) && !session.leaving()) {
            if (!session.inForeground()) {
                throw new InterruptedException("stopped; the keyboard is the prompt's again");
            }
            Reading reading = console.answer(question);
            if (reading instanceof Reading.Ended) {
                return Optional.empty();
            }
            if (reading instanceof Reading.Interrupted interrupted && !interrupted.hadText()) {
                throw new InterruptedException("Ctrl-C");
            }
            if (reading instanceof Reading.Typed typed && !ran(typed.line())) {
                return Optional.of(typed.line().strip());
            }
        }
        return Optional.empty();
    }

    /** Whether it was no answer but a command or Java, which have been run then. */
    private boolean ran(String typed) {
        boolean command = Line.parse(typed, Registry.words()) instanceof Line.Command;
        if (!command && !Unknown.surelyJava(typed)) {
            return false;
        }
        Interpreter interpreter = new Interpreter(session);
        Outcome outcome = interpreter.run(typed);
        interpreter.report(outcome);
        if (outcome instanceof Outcome.Quit) {
            session.leave();
        }
        return true;
    }
}
