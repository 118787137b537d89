package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.forkshop.runtime.children.AdoptsOrphans;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;
import io.forkshop.runtime.tree.Orphans;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

/** A process that takes its orphans in; a process of its own, since that cannot be undone. */
@ExtendWith(NothingLeftBehind.class)
class OrphansTest {
    @Test
    void adoptedOrphansAreFoundAndReapedAndNobodyElsesChildIs() throws Exception {
        try (ChildProcess worker = Workers.jvm(AdoptsOrphans.class)) {
            judge(worker);
        }
    }

    private static void judge(ChildProcess worker) throws Exception {
        Story story = Story.of(worker);
        Map<?, ?> told = (Map<?, ?>) story.nextMessage();

        assertEquals(List.of("sleep"), told.get("seen before"));
        assertEquals(true, told.get("marked"), told.toString());
        assertEquals(List.of(), told.get("unclaimed"));
        assertEquals(7, told.get("somebody else's child"), "its exit was reaped by us");
        assertEquals("exited with code 5", told.get("our own child"));
        Waits.until(
                "no child, no zombie",
                () -> Proc.descendants().size() == 1,
                () -> told + " " + commandLines());
        worker.disconnect();
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    private static List<String> commandLines() {
        return ProcessHandle.current()
                .descendants()
                .map(p -> p.info().commandLine().orElse("a zombie"))
                .toList();
    }

    @Test
    void nobodyIsAdoptedUnasked() {
        assertFalse(Orphans.areAdopted());
    }
}
