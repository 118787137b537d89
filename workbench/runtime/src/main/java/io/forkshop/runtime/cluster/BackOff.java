package io.forkshop.runtime.cluster;

import java.time.Duration;

/**
 * How long a slot pauses before its next worker.
 *
 * @param first the pause after the first death; after each further one it doubles
 * @param longest where the doubling ends; not below {@code first}
 * @param jitter the part of a pause, 0 to 1, that chance may take away, so that workers which died
 *     together do not all return together
 */
public record BackOff(Duration first, Duration longest, double jitter) {
    public BackOff {
        Fields.notNegative("backOff.first", first);
        Fields.check(
                longest.compareTo(first) >= 0,
                "backOff.longest",
                longest,
                "must not be shorter than backOff.first, " + first);
        Fields.check(
                jitter >= 0 && jitter <= 1, "backOff.jitter", jitter, "must be between 0 and 1");
    }

    /**
     * The pause after so many deaths in a row.
     *
     * @param chance 0 to 1; 0 gives the longest pause of this step
     */
    Duration after(int deaths, double chance) {
        Duration pause = first;
        for (int i = 1; i < deaths && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        pause = pause.compareTo(longest) > 0 ? longest : pause;
        return Duration.ofNanos(Math.round(pause.toNanos() * (1 - jitter * chance)));
    }
}
