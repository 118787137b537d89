package io.forkshop.app.evaluate;

/**
 * Who sees what snippets do. While {@link Evaluator#eval} runs, everything is called on its thread,
 * in the order in which it happened; {@link #meanwhile} and {@link #lost} come between, from a
 * thread of the evaluator. All text is as a learner's program wrote it: it is not safe to show.
 */
public interface Screen {
    /** What a snippet printed: any part of a line or several. */
    void output(boolean error, String text);

    /** One sentence of ours about the snippet that runs. */
    default void note(String sentence) {
        output(true, sentence + "\n");
    }

    /** What became of one snippet, before the next one runs. */
    default void result(Result result) {}

    /** One line for a snippet that reads its input; null when there is none (any more). */
    default String line() throws InterruptedException {
        return null;
    }

    /** What a thread printed that an earlier snippet has left running. Must not block for long. */
    void meanwhile(boolean error, String text);

    /** The session was lost while no snippet ran. */
    void lost(Result.Lost lost);
}
