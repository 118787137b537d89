package io.forkshop.app.terminal;

import java.util.List;

/** What the line editor asks about a line that is being typed. */
public interface Assistant {
    /**
     * What could stand in place of the last word of this text.
     *
     * @param from where that word begins
     * @param words each complete; one that ends in {@code /} is a folder and goes on
     */
    record Choices(int from, List<String> words) {}

    Choices choices(String beforeCursor);

    /** How the command on this line is written; empty when there is none. */
    String synopsis(String line);

    /** Whether Enter should begin a further line instead of running this one. */
    boolean unfinished(String line);
}
