package io.forkshop.app.course.lab;

import java.time.Duration;

/** How long an experiment waits: for any one thing, and for everything together. */
final class Patience {
    private final Duration once;
    private volatile Duration altogether = Duration.ofDays(1);
    private volatile long began = System.nanoTime();

    /**
     * @param once how long any single wait may last
     */
    Patience(Duration once) {
        this.once = once;
    }

    /** From now on everything together may take this long. */
    void within(Duration longest) {
        altogether = longest;
        began = System.nanoTime();
    }

    /**
     * How long the next wait may last, a millisecond at least.
     *
     * @throws NotMeasured when the time for everything together is over
     */
    Duration left() {
        Duration rest = altogether.minusNanos(System.nanoTime() - began);
        if (rest.toMillis() <= 0) {
            throw new NotMeasured(
                    "It was stopped after "
                            + altogether.toSeconds()
                            + " s, the most that this experiment may take.");
        }
        return rest.compareTo(once) < 0 ? rest : once;
    }
}
