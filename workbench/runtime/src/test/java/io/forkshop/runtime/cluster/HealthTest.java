package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What is said of a worker: a pure judgement. */
class HealthTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration NONE = Duration.ZERO;

    @Test
    void whoAnswersIsFineHoweverBusy() {
        assertEquals(Health.FINE, judge(Activity.RUNNING, 9_999, 0));
        assertEquals(Health.FINE, judge(Activity.WAITING, 0, 5_000));
    }

    @Test
    void whoDoesNotAnswerIsBusyIfItComputesAndElseHung() {
        assertEquals(Health.BUSY, judge(Activity.RUNNING, 0, 5_001));
        assertEquals(Health.BUSY, judge(Activity.RUNNING, 10_001, 0));
        assertEquals(Health.HUNG, judge(Activity.WAITING, 0, 5_001));
        assertEquals(Health.HUNG, judge(Activity.WAITING, 10_001, 0));
    }

    @Test
    void whoIsStoppedIsThatAtOnce() {
        assertEquals(Health.STOPPED, Health.judge(Activity.STOPPED, NONE, NONE, HEARTBEAT));
    }

    private static Health judge(Activity activity, long silent, long offered) {
        return Health.judge(
                activity, Duration.ofMillis(silent), Duration.ofMillis(offered), HEARTBEAT);
    }
}
