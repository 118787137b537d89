package io.forkshop.app.world;

import java.util.List;

/** The last lines that one process wrote. */
public final class OutputLog {
    static final int MOST_LINES = 2_000;
    private static final long MOST_CHARACTERS = 256 * 1024;

    private final Bounded<OutputLine> lines =
            new Bounded<>(MOST_LINES, MOST_CHARACTERS, line -> line.text().length());

    OutputLog() {}

    void add(OutputLine line) {
        lines.add(line);
    }

    public List<OutputLine> lines() {
        return lines.toList();
    }

    /** How many earlier lines are no longer kept. */
    public long dropped() {
        return lines.dropped();
    }
}
