package io.forkshop.app.command;

import io.forkshop.app.call.Flag;

import java.util.List;

/**
 * One command. A command is made when it is first typed, runs on a thread of its own and is
 * interrupted by Ctrl-C: blocking waits should let InterruptedException out.
 */
public interface Command {
    /** The lower-case word that is typed. */
    String name();

    /** The name with its arguments, such as {@code kill NAME|PID [SIGNAL]}. */
    String synopsis();

    /** One line for the list that {@code help} prints. */
    String summary();

    /** What {@code help NAME} prints below the synopsis: what it does, its options, an example. */
    default List<String> details() {
        return List.of();
    }

    /** Whether it is remembered with what it changed among our processes. */
    default Moves moves() {
        return Moves.NOTHING;
    }

    /** What Tab offers for each argument; the last entry holds for all that follow. */
    default List<Candidates> candidates() {
        return List.of();
    }

    /** The same, where it depends on the arguments before. */
    default List<Candidates> candidates(List<String> before) {
        List<Candidates> all = candidates();
        return all.isEmpty() ? all : List.of(all.get(Math.min(before.size(), all.size() - 1)));
    }

    /** The options that stand before the first argument and that Tab offers. */
    default List<Flag> flags() {
        return List.of();
    }

    /**
     * Content goes to {@code session.console()}; a failure is returned, not printed. A thrown
     * ForkshopException becomes a failure with exit code 1 and its message.
     */
    Outcome run(Arguments arguments, Session session) throws Exception;
}
