package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import java.util.Optional;

/** What a command works with: the console, the learner's place and, as they are first used, the rest. */
public final class Session {
    private final Console console;
    private final boolean batch;
    private String place = "2.1";

    public Session(Console console, boolean batch) {
        this.console = console;
        this.batch = batch;
    }

    public Console console() {
        return console;
    }

    /** True when no person is typing: commands come from arguments or a pipe. */
    public boolean batch() {
        return batch;
    }

    /** The id of the page the learner is on, such as {@code 2.1}. */
    public String place() {
        return place;
    }

    public void moveTo(String page) {
        place = page;
    }

    /**
     * Asks the learner. A command typed instead of an answer is run, and the question is asked
     * again. Empty when nobody can answer, or the learner left.
     */
    public Optional<String> ask(String question) {
        return console.ask(question);
    }
}
