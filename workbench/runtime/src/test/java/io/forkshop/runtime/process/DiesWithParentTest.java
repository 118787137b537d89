package io.forkshop.runtime.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whether a worker ends with us: what was said of it counts, whatever was said before or after. */
class DiesWithParentTest {
    private final ForkOptions options = ForkOptions.defaults();

    @Test
    void aWorkerEndsWithUsUnlessItIsDetached() {
        assertTrue(options.asSpawn().diesWithParent());
        assertFalse(options.detached(true).asSpawn().diesWithParent());
    }

    @Test
    void theOrderOfTheTwoOptionsDoesNotMatter() {
        assertTrue(options.detached(true).diesWithParent(true).asSpawn().diesWithParent());
        assertTrue(options.diesWithParent(true).detached(true).asSpawn().diesWithParent());
        assertFalse(options.diesWithParent(false).detached(false).asSpawn().diesWithParent());
    }
}
