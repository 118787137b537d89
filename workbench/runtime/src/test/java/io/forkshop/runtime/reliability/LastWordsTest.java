package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.LastWords;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** REL-14: what a child sends before it exits is heard, all of it, before its exit. */
@ExtendWith(NothingLeftBehind.class)
class LastWordsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 200_000, 300_000, 1 << 20, 10 << 20})
    void aJvmWorkersLastWordsComeBeforeItsExit(int size) throws Exception {
        assertHeardBeforeExit(Workers.jvm(LastWords.class, Integer.toString(size)), size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200_000, 10 << 20})
    void anyChildsLastWordsComeBeforeItsExit(int size) throws Exception {
        assertHeardBeforeExit(Workers.shell("last-words.sh", Integer.toString(size)), size);
    }

    /**
     * It dies with the parent's messages unread in its socket, which the kernel answers with a
     * reset.
     */
    @Test
    void lastWordsSurviveWhatTheChildDidNotRead() throws Exception {
        ChildProcess child = Workers.shell("last-words.sh", "100000", "wait");
        Story story = Story.of(child);
        for (int i = 0; i < 100; i++) {
            child.send("unread ".repeat(100));
        }
        child.stdin().write('\n');

        assertEquals("x".repeat(100_000), story.nextMessage());
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    /** Whoever else holds the channel does not hold up the exit. */
    @Test
    void exitDoesNotWaitForAGrandchildThatHoldsTheChannel() throws Exception {
        ChildProcess child = Workers.line("sleep 1000 </dev/null >/dev/null 2>&1 & echo $! >&3");
        Story story = Story.of(child);
        long grandchild = ((Number) story.nextMessage()).longValue();

        assertEquals(List.of("disconnect", "exit exited with code 0"), exitOf(story));
        ProcessHandle.of(grandchild).ifPresent(ProcessHandle::destroyForcibly);
        story.whole();
    }

    private static List<String> exitOf(Story story) {
        Waits.until(
                "exit, after " + story.soFar(),
                () -> story.soFar().stream().anyMatch(e -> e.startsWith("exit")));
        return story.soFar().stream()
                .filter(e -> e.startsWith("disconnect") || e.startsWith("exit"))
                .toList();
    }

    @Test
    void aHundredTimesInARowNothingIsLost() throws Exception {
        assertNeverLost(100);
    }

    @Tag("soak")
    @Test
    void aThousandTimesInARowNothingIsLost() throws Exception {
        assertNeverLost(1000);
    }

    private static void assertNeverLost(int times) throws Exception {
        for (int done = 0; done < times; done += 10) {
            List<ChildProcess> children = new ArrayList<>();
            List<Story> stories = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int size = 1 << (done + i) % 18;
                children.add(Workers.shell("last-words.sh", Integer.toString(size)));
                stories.add(Story.of(children.get(i)));
            }
            for (int i = 0; i < 10; i++) {
                assertHeardBeforeExit(children.get(i), stories.get(i), 1 << (done + i) % 18);
            }
        }
    }

    private static void assertHeardBeforeExit(ChildProcess child, int size) throws Exception {
        assertHeardBeforeExit(child, Story.of(child), size);
    }

    private static void assertHeardBeforeExit(ChildProcess child, Story story, int size)
            throws Exception {
        assertEquals("exited with code 0", story.exit().toString());
        List<String> whole = story.whole();
        assertTrue(
                whole.get(1).equals("message " + "x".repeat(size)), () -> "heard " + start(whole));
        assertEquals(List.of("disconnect", "exit exited with code 0"), whole.subList(2, 4));
    }

    private static List<String> start(List<String> whole) {
        return whole.stream().map(e -> e.substring(0, Math.min(20, e.length()))).toList();
    }

    /** The same for a child that is killed once the kernel has its words. */
    @Test
    void whatWasSentBeforeAKillIsHeard() throws Exception {
        ChildProcess child = Workers.line("echo 1 >&3; echo 2 >&3; echo written; cat");
        child.stdout().readNBytes("written\n".length());
        child.kill(Signal.SIGKILL);
        Story story = Story.of(child);
        assertEquals(1, story.nextMessage());
        assertEquals(2, story.nextMessage());
        child.close();
    }
}
