package io.forkshop.runtime.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Exceptions that ended in a thread's uncaught-exception handler. {@link NothingLeftBehind} fails a
 * test for each that the test did not {@linkplain #take take}.
 */
public final class Uncaught {
    private static final List<Throwable> SEEN = new CopyOnWriteArrayList<>();

    private Uncaught() {}

    static void collect() {
        SEEN.clear();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> SEEN.add(thrown));
    }

    /** Waits until so many of that message were seen, and takes them as expected. */
    public static void take(int count, String message) {
        Waits.until(
                count + " uncaught '" + message + "', among " + SEEN,
                () -> SEEN.stream().filter(t -> message.equals(t.getMessage())).count() == count);
        SEEN.removeIf(t -> message.equals(t.getMessage()));
    }

    static List<Throwable> rest() {
        return List.copyOf(SEEN);
    }
}
