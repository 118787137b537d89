package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.Primary;
import io.forkshop.runtime.children.StartsAndEnds;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** REL-6: a primary that is killed leaves nobody, whatever its workers were doing. */
@ExtendWith(NothingLeftBehind.class)
class PrimaryKilledTest {
    private final Random random = new Random();

    @Test
    void aKilledPrimaryLeavesNobody() throws Exception {
        killPrimaries(Loop.of(5));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void fiftyKilledPrimariesLeaveNobody() throws Exception {
        killPrimaries(Loop.soak(50));
    }

    /**
     * A child may be born at the very moment of the death: it has not yet asked to be told
     * (prctl(2)).
     */
    @Test
    void aPrimaryKilledWhileItStartsChildrenLeavesNobody() throws Exception {
        killInTheStorm(Loop.of(5));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void aHundredKilledWhileTheyStartChildrenLeaveNobody() throws Exception {
        killInTheStorm(Loop.soak(100));
    }

    private void killInTheStorm(Loop loop) throws Exception {
        assumeSetpriv();
        for (int round = loop.next(); round >= 0; round = loop.next()) {
            try (Mark mark = Mark.random()) {
                ChildProcess primary =
                        ChildProcesses.fork(
                                StartsAndEnds.class.getName(),
                                List.of(),
                                Workers.options().env(mark.environment()));
                Story story = Story.of(primary);
                for (int i = random.nextInt(100); i >= 0; i--) {
                    story.nextMessage();
                }
                kill(primary, story, "round " + round, mark);
            }
        }
    }

    private void killPrimaries(Loop loop) throws Exception {
        assumeSetpriv();
        for (int round = loop.next(); round >= 0; round = loop.next()) {
            try (Mark mark = Mark.random()) {
                killOne(round, mark);
            }
        }
    }

    private void killOne(int round, Mark mark) throws Exception {
        ChildProcess primary =
                ChildProcesses.fork(
                        Primary.class.getName(),
                        List.of(Workers.isNodeInstalled() ? "node" : "no node"),
                        Workers.options().env(mark.environment()));
        Story story = Story.of(primary);
        assertEquals("ready", story.nextMessage());
        int starts = random.nextInt(24);
        for (int i = 0; i < starts; i++) {
            story.nextMessage();
        }
        assertTrue(mark.living().size() >= 5, "the primary's workers do not carry the mark");

        kill(primary, story, "round " + round + " after " + starts + " starts", mark);
    }

    private static void kill(ChildProcess primary, Story story, String when, Mark mark)
            throws Exception {
        primary.kill(Signal.SIGKILL);

        assertEquals("killed by SIGKILL", story.exit().toString());
        Waits.until(
                "the end of everybody, in " + when, () -> mark.living().isEmpty(), mark::living);
        primary.close();
    }

    /** A stopped worker and a Node worker cannot notice anything: the kernel must end them. */
    private static void assumeSetpriv() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    }
}
