package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.IsFlooded;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * REL-12: a child that writes more than anybody wants costs a bounded amount of memory. Measured in
 * VMs of their own, where nothing else moves.
 */
@ExtendWith(NothingLeftBehind.class)
class FloodTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void aGibibyteOnBothStreamsIsCutAtOneMebibyteExactly() throws Exception {
        collect(Loop.of(1));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void fiftyTimesInARow() throws Exception {
        Loop loop = Loop.soak(50);
        List<Long> millis = collect(loop);
        Collections.sort(millis);
        loop.report(
                "REL-12",
                "stopped after a median of %d ms, at the latest %d ms (<= 100)"
                        .formatted(millis.get(millis.size() / 2), millis.getLast()));
    }

    private static List<Long> collect(Loop loop) throws Exception {
        List<Long> millis = new ArrayList<>();
        while (loop.next() >= 0) {
            Map<?, ?> told = tell("exec");
            assertEquals("ERR_CHILD_PROCESS_STDIO_MAXBUFFER", told.get("code"));
            int out = (Integer) told.get("stdout");
            int err = (Integer) told.get("stderr");
            assertEquals(MIB, Math.max(out, err), told.toString());
            assertTrue(number(told, "KiB more") <= 32 * 1024, told.toString());
            millis.add(number(told, "ms"));
        }
        return millis;
    }

    /** What is not read stays in the pipe, and its writer waits: 64 KiB, pipe(7). */
    @Test
    void aWriterWaitsForAReaderThatReadsLittle() throws Exception {
        Map<?, ?> told = tell("spawn");
        assertTrue(number(told, "heap bytes more") <= MIB, told.toString());
        assertTrue(number(told, "written") <= number(told, "read") + MIB, told.toString());
    }

    private static Map<?, ?> tell(String how) throws InterruptedException {
        ChildProcess primary = Workers.jvm(IsFlooded.class, how);
        Story story = Story.of(primary);
        Map<?, ?> told = (Map<?, ?>) story.nextMessage();
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
        return told;
    }

    private static long number(Map<?, ?> told, String key) {
        return ((Number) told.get(key)).longValue();
    }

    /** As much as a pipe holds, and nobody looks at it before the end. */
    @Test
    void outputThatNobodyReadsDelaysNoEndAndIsThereAfterwards() throws Exception {
        String line = "head -c 60000 /dev/zero; head -c 60000 /dev/zero >&2";
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            children.add(spawn("sh", "-c", line));
        }
        for (ChildProcess child : children) {
            assertEquals("exited with code 0", child.await(Waits.LONGEST).orElseThrow().toString());
            assertTrue(child.awaitClose(Waits.LONGEST).isPresent(), "no close");
            assertEquals(60_000, child.stdout().readAllBytes().length);
            assertEquals(60_000, child.stderr().readAllBytes().length);
        }
    }
}
