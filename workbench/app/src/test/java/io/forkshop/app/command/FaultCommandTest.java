package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Faults, and claims about them: those that come true and those that do not. */
class FaultCommandTest extends AtThePrompt {
    private void start(String line) {
        assertEquals(0, prompt.type("cluster start " + line), prompt.err());
    }

    private String asClaimed(String line) {
        List<String> said = prompt.says(line);
        String all = String.join("\n", said);
        assertTrue(said.getFirst().startsWith("Claim: "), all);
        assertTrue(all.contains("\nAs claimed."), all);
        return all;
    }

    @Test
    void aKilledWorkerIsFollowedAndNobodyIsRefused() {
        start("web.java -n 2");
        String said = asClaimed("fault kill c1");
        assertTrue(said.contains("died: killed by SIGKILL"), said);
        assertTrue(said.contains(" 0 refused"), said);
    }

    @Test
    void aHungWorkerIsFoundAndNothingIsLost() {
        start("web.java -n 2");
        String said = asClaimed("fault hang c2");
        assertTrue(said.contains("is hung"), said);
    }

    @Test
    void aHungWorkerOfNodeIsFoundByTheConnectionThatWaitsForIt() {
        assumeTrue(Here.hasNode(), "node is not installed");
        start("web.js -n 2");
        String said = asClaimed("fault hang c1");
        assertTrue(said.contains("it took no connection for"), said);
    }

    /** Nobody hands it a connection there: what Node itself does not answer tells. */
    @Test
    void soIsOneUnderTheSharedPolicyByTheHeartbeat() {
        assumeTrue(Here.hasNode(), "node is not installed");
        start("web.js -n 2 --policy shared");
        String said = String.join("\n", prompt.says("fault hang c1"));
        assertTrue(said.contains("nothing was heard of it for"), said);
    }

    @Test
    void aLeakingWorkerEndsByItsOwnLimit() {
        start("web.java -n 2");
        String said = asClaimed("fault leak c1");
        assertTrue(said.contains("exited with code 3"), said);
    }

    @Test
    void roundRobinDoesNotSeeThatAWorkerIsSlow() {
        start("web.java -n 2");
        asClaimed("fault slow c1");
    }

    @Test
    void leastBusySeesIt() {
        start("web.java -n 2 --policy least");
        asClaimed("fault slow c1");
    }

    @Test
    void aCrashLoopIsGivenUpAndTheOthersServe() {
        start("web.java -n 2");
        String said = asClaimed("fault crashloop c2");
        assertTrue(said.contains("6 deaths in "), said);
        assertTrue(said.contains("6 x exited with code 1"), said);
        assertEquals(0, prompt.type("cluster retry c2"));
    }

    @Test
    void aClaimThatDoesNotComeTrueIsCalledSo() {
        start(Here.child("Pretends.java") + " -n 2 --policy least");
        String said = String.join("\n", prompt.says("fault slow c1"));
        assertTrue(said.contains("  NO   "), said);
        assertTrue(said.contains("\nNot as claimed."), said);
        assertEquals(1, prompt.type("fault slow c1"));
    }

    @Test
    void whoDoesNotObeyIsSaidToNot() {
        start(Here.child("Disobeys.java") + " -n 1");
        String said = String.join("\n", prompt.says("fault hang c1"));
        assertTrue(said.contains("Not seen: c1 (pid "), said);
        assertTrue(said.contains("did not answer {\"fault\":\"hang\"} within 2 s"), said);
    }

    @Test
    void withOneWorkerNothingCanBeCompared() {
        start("web.java -n 1");
        assertEquals(1, prompt.type("fault slow c1"));
        assertTrue(prompt.err().contains("With one worker"), prompt.err());
        assertEquals(1, prompt.type("fault kill c9"));
        assertTrue(prompt.err().contains("The cluster has no slot 'c9'; it has c1."));
    }
}
