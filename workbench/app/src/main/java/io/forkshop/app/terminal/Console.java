package io.forkshop.app.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where commands write and ask. Content goes to standard output, messages to standard error.
 * Everything but {@link #above} belongs to the thread that runs the command.
 */
public interface Console {
    /** One line of content. */
    void print(Text line);

    default void print(String line) {
        print(Text.of(line));
    }

    /** The same for several, drawn at once. */
    default void print(List<Text> lines) {
        lines.forEach(this::print);
    }

    /**
     * A part of a line that is still being written, shown at once; the next part goes on behind it.
     * Anything else begins a new line.
     */
    void part(Text piece);

    /** Ends the line that a part has begun, if there is one. */
    void endPart();

    /** Text that somebody asked for as it is, control characters and all. */
    void raw(String text);

    /** One message, such as an error sentence. */
    void error(String sentence);

    /** From any thread, never blocking: a line that appears above the line being typed. */
    void above(Text line);

    /** Content that goes through the pager when it is longer than the screen. */
    void show(List<Text> lines);

    /**
     * Content that changes: drawn again and again in one place until a key is hit. Where that
     * cannot be it is shown once.
     *
     * @param frames the lines as they are now, none when there is no more to see; called on this
     *     thread
     */
    default void live(Supplier<List<Text>> frames) throws InterruptedException {
        show(frames.get());
    }

    /**
     * A view that has the whole screen until it is left; then the prompt is as it was. Only where
     * {@link #draws}; elsewhere it is shown once.
     *
     * @param every how long one look is shown
     */
    default void screen(Screenful view, Duration every) throws InterruptedException {
        if (view.next()) {
            show(view.lines(width(), Integer.MAX_VALUE));
        }
    }

    /** Whether {@link #live} and {@link #screen} can draw in one place. */
    default boolean draws() {
        return false;
    }

    /** From now on {@code onlooker} hears of all that is shown; null ends it. One at a time. */
    default void watch(Onlooker onlooker) {}

    /** Hands on what was printed; false when nobody reads any more. */
    default boolean flush() {
        return true;
    }

    /**
     * One line from the learner; empty when nobody can answer. Commands ask through {@code
     * Session.ask}, which also runs a command typed instead of an answer.
     */
    Optional<String> ask(String question);

    /** Empties the screen; does nothing where there is none. */
    void clear();

    int width();

    int height();

    boolean interactive();

    Style style();
}
