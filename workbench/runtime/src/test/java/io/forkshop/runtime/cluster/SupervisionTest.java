package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.time.Duration;

/** Rules that cannot work are refused by the name of their field, before anything starts. */
class SupervisionTest {
    private static final Supervision DEFAULTS = Supervision.defaults();
    private static final Duration NEGATIVE = Duration.ofMillis(-1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyFieldHasItsRange() {
        refused("intensity.restarts", () -> DEFAULTS.intensity(-1, SECOND));
        refused("intensity.within", () -> DEFAULTS.intensity(1, Duration.ZERO));
        refused("backOff.first", () -> DEFAULTS.backOff(NEGATIVE, SECOND, 0));
        refused("backOff.longest", () -> DEFAULTS.backOff(SECOND, SECOND.dividedBy(2), 0));
        refused("backOff.jitter", () -> DEFAULTS.backOff(SECOND, SECOND, 1.1));
        refused("backOff.jitter", () -> DEFAULTS.backOff(SECOND, SECOND, Double.NaN));
        refused("healthyAfter", () -> DEFAULTS.healthyAfter(NEGATIVE));
        refused("readyTimeout", () -> DEFAULTS.readyTimeout(Duration.ZERO));
        refused("heartbeat", () -> DEFAULTS.heartbeat(Duration.ZERO));
        refused("grace", () -> DEFAULTS.grace(NEGATIVE));
    }

    @Test
    void theBoundsThemselvesAreGood() {
        DEFAULTS.intensity(0, Duration.ofNanos(1));
        DEFAULTS.backOff(Duration.ZERO, Duration.ZERO, 1);
        DEFAULTS.healthyAfter(Duration.ZERO);
        DEFAULTS.grace(Duration.ZERO);
    }

    private static void refused(String field, Executable make) {
        ForkshopException e = assertThrows(ForkshopException.class, make);
        assertEquals("ERR_OUT_OF_RANGE", e.code());
        assertTrue(e.getMessage().startsWith("supervision." + field + " is "), e.getMessage());
    }
}
