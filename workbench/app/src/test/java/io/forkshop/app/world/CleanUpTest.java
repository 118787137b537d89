package io.forkshop.app.world;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Each world proves at its close that nothing is left; these are the children that make it hard.
 */
class CleanUpTest {
    @TempDir Path state;
    private TestWorld test;

    @BeforeEach
    void open() {
        test = new TestWorld(state);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aWillingChildNeedsNoKill() {
        test.fork("Echo.java");
        var report = test.world.cleanUp();
        assertEquals(1, report.asked().size());
        assertEquals(List.of(), report.killed());
        assertEquals(List.of(), report.survivors());
        assertEquals(List.of("w1 ended killed by SIGTERM"), test.told);
    }

    @Test
    void oneThatIgnoresSigtermIsKilled() {
        var deaf = test.sh("ignores-term.sh");
        ready();
        var report = test.world.cleanUp();
        assertTrue(report.killed().stream().anyMatch(row -> row.pid() == deaf.pid()));
        assertEquals(List.of(), report.survivors());
    }

    @Test
    void aNodeWorkerThatIgnoresSigtermIsKilled() {
        assumeTrue(Here.hasNode(), "node is not installed");
        var deaf = test.fork("ignores-term.js");
        until("it is ready", () -> test.told.contains("w1 message \"ready\""));
        assertEquals(deaf.pid(), test.world.cleanUp().killed().getFirst().pid());
    }

    @Test
    void aStoppedOneIsEndedToo() {
        var stopped = test.spawn("sleep", "1000");
        stopped.child().kill(Signal.SIGSTOP);
        until(
                "it is stopped",
                () -> new ProcFs().all().get(stopped.pid()).state() == ProcessState.STOPPED);
        assertEquals(List.of(), test.world.cleanUp().survivors());
        assertTrue(test.told.contains("s1 ended killed by SIGTERM"), test.told.toString());
    }

    @Test
    void aGrandchildThatWasReparentedIsEnded() {
        test.sh("leaves-a-grandchild.sh");
        until(
                "its parent has ended",
                () -> test.told.stream().anyMatch(l -> l.contains(" ended ")));
        assertEquals(1, test.world.cleanUp().asked().size());
    }

    @Test
    void aGrandchildInASessionOfItsOwnIsEnded() {
        test.sh("new-session.sh");
        ready();
        assertEquals(2, test.world.cleanUp().asked().size());
    }

    @Test
    void aStormOfChildrenThatIgnoreSigtermIsEnded() {
        test.sh("spawn-storm.sh");
        ready();
        assertEquals(List.of(), test.world.cleanUp().survivors());
    }

    @Test
    void whoAsksAgainMeanwhileDoesNotWait() {
        test.sh("ignores-term.sh");
        ready();
        var first = CompletableFuture.supplyAsync(test.world::cleanUp);
        until("the clean-up runs", test.world::cleaning);
        test.world.cleanUp();
        assertEquals(List.of(), first.join().survivors());
    }

    @Test
    void cleaningUpTwiceIsNoDifferentFromOnce() {
        test.fork("Echo.java");
        test.world.cleanUp();
        assertEquals(List.of(), test.world.cleanUp().asked());
        test.fork("Echo.java");
        assertEquals(1, test.world.cleanUp().asked().size());
    }

    @Test
    void descriptorsAreBackWhereTheyWere() {
        test.spawn("true");
        test.fork("Echo.java");
        test.world.cleanUp();
        var before = TestWorld.descriptors();
        for (var i = 0; i < 20; i++) {
            test.spawn("true");
            test.fork("Echo.java");
            test.world.cleanUp();
        }
        until("descriptors are closed", () -> TestWorld.descriptors() <= before);
    }

    private void ready() {
        until("the child says ready", () -> test.told.contains("s1 OUT ready"));
    }
}
