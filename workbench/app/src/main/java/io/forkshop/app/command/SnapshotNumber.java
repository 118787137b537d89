package io.forkshop.app.command;

import io.forkshop.app.inspect.History;
import io.forkshop.runtime.ForkshopException;

import java.util.List;

/** A snapshot as it is typed: {@code @3}. */
final class SnapshotNumber {
    private SnapshotNumber() {}

    static boolean is(String word) {
        return word.startsWith("@");
    }

    /** Throws a sentence when there is none of this number. */
    static History.Entry find(History history, String word) {
        if (!word.matches("@\\d{1,7}")) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "'" + word + "' is no snapshot. Write its number: @3. 'history' lists them.");
        }
        return history.find(Integer.parseInt(word.substring(1)))
                .orElseThrow(() -> unknown(history, word));
    }

    private static ForkshopException unknown(History history, String word) {
        List<History.Entry> kept = history.entries();
        String next =
                kept.isEmpty()
                        ? "None was taken yet: each command that starts or ends a process takes"
                                + " one, such as 'fork'."
                        : "There are @"
                                + kept.getFirst().number()
                                + " to @"
                                + kept.getLast().number()
                                + "; 'history' lists them.";
        return new ForkshopException(
                "ERR_UNKNOWN_SNAPSHOT", "There is no snapshot " + word + ". " + next);
    }
}
