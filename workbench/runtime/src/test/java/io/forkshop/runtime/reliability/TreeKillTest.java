package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.tree.ProcessInfo;
import io.forkshop.runtime.tree.TreeEnding;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** REL-9: whatever shape a job has taken, nothing of it is left. */
@ExtendWith(NothingLeftBehind.class)
class TreeKillTest {
    /** How a job may hide its processes. Each ends up with a sleep that says "up". */
    enum Shape {
        DIRECT(1, "echo up; exec sleep 60"),
        SHELL(2, "sh -c 'echo up; sleep 60; true'; true"),
        BACKGROUND(1, "sleep 60 & echo up"),
        DOUBLE_FORK(1, "(sh -c 'sleep 60 & echo up' &)"),
        SETSID(2, "setsid sh -c 'echo up; exec sleep 60'; true"),
        SETSID_AND_DOUBLE_FORK(1, "setsid sh -c '(sleep 60 & echo up) &'");

        final int processes;
        final String line;

        Shape(int processes, String line) {
            this.processes = processes;
            this.line = line;
        }
    }

    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();
    private static final int ROUNDS = 3;
    private static final int SOAK = 20;

    @ParameterizedTest
    @EnumSource
    void destroyTreeLeavesNothing(Shape shape) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            destroyTree(shape);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutOfTheWholeTreeLeavesNothing(Shape shape) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            timeOut(shape);
        }
    }

    @Tag("soak")
    @Timeout(300)
    @ParameterizedTest
    @EnumSource
    void twentyTimes(Shape shape) throws Exception {
        for (int i = 0; i < SOAK; i++) {
            destroyTree(shape);
            timeOut(shape);
        }
    }

    private static void destroyTree(Shape shape) throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(shape, mark, DEFAULTS.wholeTree(true));
            TreeEnding ending = child.destroyTree();

            assertEquals(List.of(), mark.living(), shape + ": left at the return");
            assertEquals(List.of(), ending.survivors());
            assertTrue(ending.forced());
            assertTrue(ending.ended().size() >= shape.processes, ending.toString());
            Story.of(child).whole();
        }
    }

    private static void timeOut(Shape shape) throws Exception {
        try (Mark mark = Mark.random()) {
            SpawnOptions options = DEFAULTS.wholeTree(true).timeout(Duration.ofMillis(300));
            ChildProcess child = start(shape, mark, options);
            Story story = Story.of(child);

            Waits.until(shape + ": nothing left", () -> mark.living().isEmpty(), mark::living);
            story.whole();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExecThatIsOverTimeHasNothingLeftWhenItIsTold(Shape shape) {
        try (Mark mark = Mark.random()) {
            ExecOptions options =
                    ExecOptions.defaults()
                            .env(mark.environment())
                            .wholeTree(true)
                            .timeout(Duration.ofMillis(200));
            assertThrows(ExecException.class, () -> exec(shape.line, options).join());

            assertEquals(List.of(), mark.living());
        }
    }

    /** The mark is gone with the environment; the line of parents must not break before a look. */
    @Test
    void aTimeoutFindsWhoHasDroppedTheMarkAsLongAsItsParentLives() throws Exception {
        String line = "setsid env -i sh -c 'echo up; exec sleep 4711'; true";
        SpawnOptions options = DEFAULTS.wholeTree(true).timeout(Duration.ofMillis(300));
        ChildProcess child = spawn("sh", List.of("-c", line), options);
        hear(child, "up\n");
        child.stdout().close();
        Story.of(child).whole();

        Waits.until("nothing left", () -> sleepers("4711").isEmpty(), () -> sleepers("4711"));
    }

    private static List<Long> sleepers(String seconds) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().arguments().filter(a -> a[0].equals(seconds)).isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void aCancellationReachesTheWholeTreeAndIsHeardBeforeTheExit() throws Exception {
        try (Mark mark = Mark.random()) {
            Cancellation token = new Cancellation();
            SpawnOptions options = DEFAULTS.wholeTree(true).cancellation(token);
            ChildProcess child = start(Shape.SETSID_AND_DOUBLE_FORK, mark, options);
            ChildProcess other = start(Shape.SHELL, mark, options);
            token.cancel();

            Waits.until("nothing left", () -> mark.living().isEmpty(), mark::living);
            assertEquals(
                    List.of(
                            "spawn",
                            "error ABORT_ERR",
                            "exit killed by SIGTERM",
                            "close killed by SIGTERM"),
                    Story.of(other).whole());
            Story.of(child).whole();
        }
    }

    /** What Node does, and what 4.4 warns of. */
    @Test
    void killReachesTheChildOnly() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(Shape.SHELL, mark, DEFAULTS);
            child.kill(Signal.SIGKILL);
            Story.of(child).exit();

            Waits.until("the orphans", () -> mark.living().size() == 2, mark::living);
        }
    }

    /** Without any option: whoever can be traced through living parents. */
    @Test
    void destroyTreeNeedsNoOptionForAnUnbrokenLine() throws Exception {
        for (Shape shape : List.of(Shape.DIRECT, Shape.SHELL, Shape.SETSID)) {
            try (Mark mark = Mark.random()) {
                ChildProcess child = start(shape, mark, DEFAULTS);
                child.destroyTree();
                assertEquals(List.of(), mark.living(), shape.toString());
                Story.of(child).whole();
            }
        }
    }

    @Test
    void whatCannotBeFoundIsListedAndLeftAlone() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(Shape.SETSID_AND_DOUBLE_FORK, mark, DEFAULTS);
            Story.of(child).exit();
            Waits.until("an orphan", () -> isInits(mark.living()), mark::living);
            TreeEnding ending = child.destroyTree();

            long orphan = mark.living().getFirst().pid();
            assertFalse(ending.complete());
            assertEquals(
                    List.of("sleep 60"),
                    ending.unclaimed().stream()
                            .filter(p -> p.pid() == orphan)
                            .map(ProcessInfo::command)
                            .toList(),
                    ending.toString());
        }
    }

    private static boolean isInits(List<Proc> left) {
        return left.size() == 1
                && left.getFirst().parent() == 1
                && left.getFirst().name().equals("sleep");
    }

    @Test
    void whoEndsWithinTheGraceIsNotForced() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(Shape.SHELL, mark, DEFAULTS.wholeTree(true));
            TreeEnding ending = child.destroyTree(Duration.ofSeconds(20));

            assertFalse(ending.forced());
            assertTrue(ending.survivors().isEmpty());
            assertEquals("killed by SIGTERM", Story.of(child).exit().toString());
            Story.of(child).whole();
        }
    }

    /** A cleanup may start programs of its own; they are not asked to end. */
    @Test
    void whatAProcessStartsToCleanUpIsLeftToDoSo() throws Exception {
        String line =
                "trap 'sh -c \"echo cleaned\"; exit 0' TERM; echo up; while :; do read x; done";
        ChildProcess child = spawn("sh", List.of("-c", line), DEFAULTS.wholeTree(true));
        hear(child, "up\n");
        TreeEnding ending = child.destroyTree(Duration.ofSeconds(20));

        assertFalse(ending.forced(), ending.toString());
        hear(child, "cleaned\n");
        child.close();
        Story.of(child).whole();
    }

    @Test
    void theDeafAreKilledAfterTheGrace() throws Exception {
        try (Mark mark = Mark.random()) {
            SpawnOptions options = DEFAULTS.env(mark.environment()).wholeTree(true);
            String line = "trap '' TERM; setsid sh -c 'echo up; sleep 60; true'; true";
            ChildProcess child = spawn("sh", List.of("-c", line), options);
            hear(child, "up\n");
            child.stdout().close();
            assertTrue(child.destroyTree(Duration.ofMillis(50)).forced());

            assertEquals(List.of(), mark.living());
            Story.of(child).whole();
        }
    }

    /** A stopped process hears no SIGTERM; that must not cost it its chance, nor us the end. */
    @Test
    void theStoppedAreWokenToHear() throws Exception {
        ChildProcess child = spawn("cat");
        child.kill(Signal.SIGSTOP);
        TreeEnding ending = child.destroyTree(Duration.ofSeconds(20));

        assertFalse(ending.forced());
        assertEquals("killed by SIGTERM", Story.of(child).exit().toString());
        Story.of(child).whole();
    }

    /** Forty processes at most, which end and are born all the time, also with dead parents. */
    @Test
    @Timeout(60)
    void aSmallForkBombDoesNotEscape() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            try (Mark mark = Mark.random()) {
                SpawnOptions options =
                        DEFAULTS.env(mark.environment())
                                .wholeTree(true)
                                .stdio(Stdio.ignore(), Stdio.pipe(), Stdio.ignore());
                String bomb =
                        "b() { sh -c : & (b2 &) ; sleep 0.01; b; }; b2() { setsid sleep 0.1; }";
                ChildProcess child = spawn("sh", List.of("-c", bomb + "; echo up; b"), options);
                hear(child, "up\n");
                Waits.until("some bombs", () -> mark.living().size() > 4);
                child.stdout().close();
                child.destroyTree();

                assertEquals(List.of(), mark.living());
                Story.of(child).whole();
            }
        }
    }

    /** Long after the child: the group's number could be anybody's, but for our hold on it. */
    @Test
    void aGroupIsReachedAfterItsLeaderHasEnded() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(Shape.BACKGROUND, mark, DEFAULTS.processGroup(true));
            Story.of(child).exit();
            assertEquals(1, mark.living().size());

            assertTrue(child.killGroup(Signal.SIGTERM));
            Waits.until("the group's end", () -> mark.living().isEmpty(), mark::living);
            Waits.until("no member", () -> !child.killGroup(Signal.SIGKILL));
            child.close();
        }
    }

    @Test
    void aDetachedChildLeadsAGroupToo() throws Exception {
        try (Mark mark = Mark.random()) {
            ChildProcess child = start(Shape.SHELL, mark, DEFAULTS.detached(true));
            assertTrue(child.killGroup(Signal.SIGKILL));
            assertTrue(child.killed());
            Waits.until("the group's end", () -> mark.living().isEmpty(), mark::living);
            Story.of(child).whole();
            child.close();
        }
    }

    @Test
    void aChildInOurGroupHasNoneToKill() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            var thrown =
                    assertThrows(
                            io.forkshop.runtime.ForkshopException.class,
                            () -> child.killGroup(Signal.SIGTERM));
            assertEquals("ERR_INVALID_STATE", thrown.code());
            assertTrue(child.isAlive());
        }
        ChildProcess never = spawn("no-such-program", List.of(), DEFAULTS.processGroup(true));
        assertFalse(never.killGroup(Signal.SIGKILL));
        assertTrue(never.destroyTree().complete());
        Story.of(never).whole();
    }

    /** Two at once, and the children of each are its own. */
    @Test
    void aJobsNeighbourIsNotTouched() throws Exception {
        try (Mark mark = Mark.random();
                Mark other = Mark.random()) {
            SpawnOptions options = DEFAULTS.wholeTree(true);
            ChildProcess neighbour = start(Shape.SETSID_AND_DOUBLE_FORK, other, options);
            List<ChildProcess> jobs = new ArrayList<>();
            for (Shape shape : Shape.values()) {
                jobs.add(start(shape, mark, options));
            }
            for (ChildProcess job : jobs) {
                job.destroyTree();
                Story.of(job).whole();
            }

            assertEquals(List.of(), mark.living());
            assertEquals(1, other.living().size());
            neighbour.destroyTree();
            Story.of(neighbour).whole();
        }
    }

    private static ChildProcess start(Shape shape, Mark mark, SpawnOptions options)
            throws Exception {
        ChildProcess child =
                spawn("sh", List.of("-c", shape.line), options.env(mark.environment()));
        hear(child, "up\n");
        child.stdout().close(); // What is not read to its end delays the child's close.
        return child;
    }

    private static void hear(ChildProcess child, String expected) throws Exception {
        byte[] said = child.stdout().readNBytes(expected.length());
        assertEquals(expected, new String(said));
    }
}
