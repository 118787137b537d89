package io.forkshop.app.terminal;

import java.util.Optional;

/**
 * Where commands write and ask. Content goes to standard output, messages to standard error.
 * Everything belongs to the thread that runs the command.
 */
public interface Console {
    /** One line of content. */
    void print(String line);

    /** One message, such as an error sentence. */
    void error(String sentence);

    /**
     * One line from the learner; empty when nobody can answer. Commands ask through
     * {@code Session.ask}, which also runs a command typed instead of an answer.
     */
    Optional<String> ask(String question);

    /** Empties the screen; does nothing where there is none. */
    void clear();

    int width();

    int height();

    boolean interactive();
}
