package io.forkshop.runtime.process;

import java.util.function.Consumer;

/**
 * A program that runs to its end while its output is collected. Wait for it with {@link #join},
 * best on a virtual thread, or listen. Any thread may call any method.
 *
 * <p>Success or failure is told once, after the child's exit and before its close; of a program
 * that could not be started, before its error (node-spec 5.4). Listeners run as those of {@link
 * ChildProcess} do and in one order with them.
 */
public interface ExecHandle extends AutoCloseable {
    /**
     * The child itself: its stdin, an open pipe unless there was input (node-spec 5.3), and kill.
     * Its output is being read already.
     */
    ChildProcess child();

    /** As {@link #join}, and returns what happened, be it a success or a failure. */
    Ended await() throws InterruptedException;

    /**
     * Waits for the end. May be called more than once. An interrupt ends the wait, not the program.
     *
     * @return what it wrote, when it exited with code 0; writing to stderr is no failure (5.5)
     * @throws ExecException when it ended in any other way, or was ended (5.6 to 5.13)
     */
    default ExecResult join() throws InterruptedException {
        return await().result();
    }

    /** Hears of the end, be it a success or a failure. Returns this. */
    ExecHandle onEnd(Consumer<Ended> listener);

    /** Hears of success. Returns this. */
    default ExecHandle onSuccess(Consumer<ExecResult> listener) {
        return onEnd(
                ended -> {
                    if (ended.success()) {
                        listener.accept(ended.result());
                    }
                });
    }

    /** Hears of failure. Returns this. */
    default ExecHandle onFailure(Consumer<ExecException> listener) {
        return onEnd(
                ended -> {
                    if (!ended.success()) {
                        listener.accept(ExecException.of(ended));
                    }
                });
    }

    /**
     * If it still runs, ends it as a cancellation would, and waits for that: at most two graces.
     * Called by one of its listeners, it does not wait.
     */
    @Override
    void close();
}
