package io.forkshop.app.bench;

/** One benchmark: it starts what it measures, measures it in interleaved rounds, and ends it. */
public interface Bench {
    /** The word that is typed after {@code bench}. */
    String name();

    /** One line: what it measures against what. */
    String summary();

    /**
     * Measures until the rounds are done or the time is up. Leaves nothing behind, however it ends;
     * an interrupt ends it soon.
     */
    Findings run(Settings settings) throws InterruptedException;
}
