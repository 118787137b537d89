package io.forkshop.app.terminal;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A console with a person at it. One thread at a time may read; while a command runs, another
 * watches the keyboard for it.
 */
public interface PromptConsole extends Console, AutoCloseable {
    /** What came of reading one line. */
    sealed interface Reading {
        record Typed(String line) implements Reading {}

        /** Ctrl-C; {@code hadText} when it cleared a line. */
        record Interrupted(boolean hadText) implements Reading {}

        /** Ctrl-D on an empty line, or the terminal is gone. */
        record Ended() implements Reading {}
    }

    /**
     * Shows the prompt and reads a line, or as many as an unfinished command takes. The prompt is
     * asked for again, from any thread, whenever something appears above it.
     */
    Reading read(Supplier<String> prompt);

    /** Reads a line that is an answer: the history does not keep it. */
    Reading answer(String question);

    /**
     * Waits for the work to end, with an eye on the keyboard: Ctrl-C calls {@code interrupt},
     * anything else is kept for the next line.
     */
    void attend(Thread work, Runnable interrupt);

    /**
     * Hands keyboard and screen to another program, such as an editor, until it has ended.
     *
     * @throws IOException when it cannot be started
     */
    void run(List<String> command) throws IOException, InterruptedException;

    /** Gives the terminal back as it was found. Safe to call twice, and from a shutdown hook. */
    @Override
    void close();
}
