package io.forkshop.app.terminal;

import java.util.List;

/** What the line editor asks about a line that is being typed. None of it may take long. */
public interface Assistant {
    /**
     * What could stand in place of the last word of this text.
     *
     * @param from where that word begins
     * @param words each complete; one that ends in {@code /} is a folder and goes on
     * @param java whether they are Java: then blanks and quotes in them are meant as they are, and
     *     nothing is put behind the only choice
     */
    record Choices(int from, List<String> words, boolean java) {
        public Choices(int from, List<String> words) {
            this(from, words, false);
        }
    }

    Choices choices(String beforeCursor);

    /** How the command or the call before the cursor is written; empty when there is none. */
    List<Text> explain(String beforeCursor);

    /** Whether Enter should begin a further line instead of running this one. */
    boolean unfinished(String line);

    /** How many brackets stand open at the end of this text, for the next line's indentation. */
    int openBrackets(String line);

    /** Whether this is shown as Java. Asked at every key. */
    boolean java(String line);
}
