package io.forkshop.app.bench;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How to run a benchmark.
 *
 * @param home the project's folder, which holds the launcher
 * @param rounds at most so many rounds of each kind; a bench also stops by its clock
 * @param quick one short round of everything: to see that it works, not how fast it is
 * @param progress hears one sentence now and then
 */
public record Settings(Path home, int rounds, boolean quick, Consumer<String> progress) {
    /** More than the clock allows: the clock decides. */
    public static final int AS_MANY_AS_TIME_ALLOWS = 1000;

    /** Not a quick run. */
    public Settings(Path home, int rounds, Consumer<String> progress) {
        this(home, rounds, false, progress);
    }

    /** How many of something to do: fewer when it is to be quick. */
    int count(int usual) {
        return quick ? Math.max(1, usual / 20) : usual;
    }

    /** A program of the book's second section: what is measured is what the learner has seen. */
    Path listing(String name) {
        return home.resolve("chapters/2-fork").resolve(name);
    }

    Path launcher() {
        return home.resolve("forkshop");
    }
}
