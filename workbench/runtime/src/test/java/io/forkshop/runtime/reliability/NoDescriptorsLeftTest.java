package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.RunsOutOfDescriptors;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;

/**
 * A primary that has used up its descriptors hears it as an error event, and goes on when there are
 * some again.
 */
@ExtendWith(NothingLeftBehind.class)
class NoDescriptorsLeftTest {
    @Test
    void aStartThatFailsForWantOfDescriptorsLeavesNothingOpen() throws Exception {
        ChildProcess primary =
                Workers.line(
                        "ulimit -n 100; exec '"
                                + Workers.java()
                                + "' -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '"
                                + Workers.library()
                                + ":"
                                + Workers.classes()
                                + "' "
                                + RunsOutOfDescriptors.class.getName());
        Story story = Story.of(primary);

        Map<?, ?> told = (Map<?, ?>) story.nextMessage();

        assertEquals("EMFILE", told.get("code"));
        assertTrue(((Number) told.get("started")).intValue() > 5, told.toString());
        assertEquals(told.get("open before"), told.get("open after"), told.toString());
        assertEquals("exited with code 0", told.get("afterwards"));
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }
}
