package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Who gets the next connection: pure decisions. */
class PolicyTest {
    @Test
    void roundRobinTakesWhoHasWaitedLongestHoweverBusy() {
        assertEquals(0, Policy.ROUND_ROBIN.pick(List.of(9, 0, 3)));
    }

    @Test
    void leastBusyTakesTheFewestAndAmongEqualsTheFirst() {
        assertEquals(1, Policy.LEAST_BUSY.pick(List.of(9, 0, 3)));
        assertEquals(0, Policy.LEAST_BUSY.pick(List.of(2, 2)));
        assertEquals(1, Policy.LEAST_BUSY.pick(List.of(3, 2, 2)));
    }

    @Test
    void underSharedHandleNobodyPicks() {
        assertThrows(IllegalStateException.class, () -> Policy.SHARED.pick(List.of(0)));
    }
}
