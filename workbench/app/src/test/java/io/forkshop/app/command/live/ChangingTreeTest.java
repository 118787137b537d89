package io.forkshop.app.command.live;

import static io.forkshop.app.command.live.Some.process;
import static io.forkshop.app.command.live.Some.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.runtime.process.ExitStatus;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ChangingTreeTest {
    private static final ProcessFacts FIRST = process(5, "w1", 0);
    private static final ProcessFacts SECOND = process(6, "w2", 0);

    private Optional<ExitStatus> ending = Optional.empty();
    private final ChangingTree tree = new ChangingTree(process -> ending);

    @Test
    void inTheFirstLookNothingHasChanged() {
        tree.next(snapshot(FIRST));
        assertEquals("", tree.words(5));
    }

    @Test
    void aBirthIsToldForAFewLooks() {
        tree.next(snapshot(FIRST));
        for (var look = 0; look < ChangingTree.TOLD; look++) {
            tree.next(snapshot(FIRST, SECOND));
            assertEquals("+ born", tree.words(6));
            assertEquals("", tree.words(5));
        }
        tree.next(snapshot(FIRST, SECOND));
        assertEquals("", tree.words(6));
    }

    @Test
    void whoHasEndedKeepsItsLineWithHowItEnded() {
        tree.next(snapshot(FIRST, SECOND));
        tree.next(snapshot(SECOND));
        assertTrue(tree.gone(5));
        assertEquals("- died: how, only its parent was told", tree.words(5));
        ending = Optional.of(new ExitStatus.Exited(3));
        assertEquals("- died: exited with code 3", tree.words(5));
        assertEquals(List.of(5L, 6L), pids());
        assertEquals(Optional.of("w1"), tree.seen(5, (process, at) -> Some.who(process)));
        for (var look = 0; look < ChangingTree.TOLD; look++) {
            tree.next(snapshot(SECOND));
        }
        assertEquals(List.of(6L), pids());
    }

    @Test
    void aPidThatWasGivenAgainIsTheNewOnes() {
        tree.next(snapshot(FIRST));
        tree.next(snapshot(process(5, 1, 71, ProcessState.SLEEPING, "w9", 0)));
        assertFalse(tree.gone(5));
        assertEquals("+ born", tree.words(5));
        assertEquals(List.of(5L), pids());
    }

    @Test
    void adoptedStoppedAndGoingOnAreSaid() {
        tree.next(snapshot(process(5, 4, 70, ProcessState.SLEEPING, "w1", 0)));
        tree.next(snapshot(process(5, 1, 70, ProcessState.STOPPED, "w1", 0)));
        tree.next(snapshot(process(5, 1, 70, ProcessState.RUNNING, "w1", 0)));
        assertEquals("^ adopted by pid 1, = stopped, > goes on", tree.words(5));
    }

    private List<Long> pids() {
        return tree.rows().stream().map(ProcessRow::pid).toList();
    }
}
