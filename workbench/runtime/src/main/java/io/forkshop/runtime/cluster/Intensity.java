package io.forkshop.runtime.cluster;

import java.time.Duration;

/**
 * How many restarts a slot may need before it is given up.
 *
 * @param restarts at most so many, 0 and more
 * @param within in any span of this length, more than zero
 */
public record Intensity(int restarts, Duration within) {
    public Intensity {
        Fields.check(restarts >= 0, "intensity.restarts", restarts, "must be 0 or more");
        Fields.positive("intensity.within", within);
    }
}
