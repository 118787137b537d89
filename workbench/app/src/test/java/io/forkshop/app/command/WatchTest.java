package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.inspect.ProcessState;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;

import java.util.List;

/** ps with a memory: snapshots, what changed, and predictions. */
class WatchTest extends AtThePrompt {
    private static final String FAMILY = "spawn sh -c 'sleep 1000 & exec sleep 1000'";

    @Test
    void beforeAnyCommandThereIsNothingToCompare() {
        assertTrue(prompt.says("changed").getFirst().startsWith("Nothing to compare with yet"));
        assertTrue(prompt.says("history").getFirst().startsWith("No command has started"));
        assertEquals(1, prompt.type("ps @1"));
    }

    @Test
    void aBirthIsToldWithTheLineThatAskedForIt() {
        var pid = prompt.fork("Echo.java");
        has("changed", "+ born      w1 (pid " + pid);
        has("changed", "child of workbench");
        has("changed", "asked for by: fork ");
    }

    @Test
    void aDeathIsToldWithItsSignalOrCode() {
        prompt.fork("Echo.java");
        prompt.type("kill w1 SIGKILL");
        until("it is gone", () -> prompt.session.watch().now().learners().isEmpty());
        has("changed", "- died      w1");
        prompt.type("await w1 exit");
        has("changed @2", "killed by SIGKILL.");
        prompt.type("spawn sh -c 'sleep 0.3; exit 3'");
        var seen = prompt.session.watch().history().last().orElseThrow().number();
        prompt.type("await s1 exit");
        has("changed @" + seen, "exited with code 3.");
    }

    @Test
    void whoLivedBetweenTwoSnapshotsIsToldToo() {
        prompt.type("spawn sh -c 'exit 3'");
        prompt.type("await s1 exit");
        has("changed @1", "* lived     s1 (pid ");
        has("changed @1", "was born and died in between: exited with code 3.");
        has("changed --json @1", "\"change\":\"lived\"");
        var last = prompt.session.watch().history().last().orElseThrow().number();
        has("changed @" + last, "Nobody was born");
    }

    @Test
    void whoAdoptedAnOrphanIsNamed() {
        prompt.type(FAMILY);
        until(
                "both run what they should",
                () ->
                        prompt.session.watch().now().learners().stream()
                                        .filter(p -> p.command().equals("sleep 1000"))
                                        .count()
                                == 2);
        prompt.type("kill s1 SIGKILL");
        until("it is gone", () -> prompt.session.watch().now().learners().size() == 1);
        has("changed", "^ adopted   orphan");
        has("changed", "its parent s1 (pid ");
        has("changed", "adopted it.");
        has("ps --long", "orphan");
    }

    @Test
    void stoppedAndContinuedAreTold() {
        prompt.fork("Echo.java");
        prompt.type("kill w1 SIGSTOP");
        has("changed", "= stopped   w1");
        prompt.type("kill w1 SIGCONT");
        has("changed", "> goes on   w1");
    }

    @Test
    void aZombieIsToldWithWhoHasNotAsked() {
        var child = childOfOneThatNeverAsks();
        prompt.type("predict +1 zombie, 1 fewer");
        has("kill " + child.pid() + " SIGKILL", "Right in 2 of 2 parts.");
        has("changed", "z zombie    under s1 (pid " + child.pid() + ", sleep 1000)");
        has("changed", "its parent s1 (pid ");
        assertTrue(
                prompt.session.watch().now().processes().stream()
                        .anyMatch(p -> p.state() == ProcessState.ZOMBIE));
    }

    @Test
    void historyListsTheCommandsAndPsShowsAnOldOne() {
        prompt.fork("Echo.java");
        prompt.type("kill w1 SIGKILL");
        prompt.type("await w1 exit");
        var history = prompt.says("history").toString();
        assertTrue(history.contains("(the beginning)"), history);
        assertTrue(history.contains("kill w1 SIGKILL"), history);
        has("ps @2", "@2, after: fork ");
        has("ps @2", "w1");
        has("tree @2", "As it was in @2:");
        var last = prompt.session.watch().history().last().orElseThrow().number();
        var shown = prompt.says("ps @" + last);
        assertFalse(shown.stream().anyMatch(line -> line.startsWith("w1 ")), shown::toString);
        has("ps @9", "There is no snapshot @9. There are @1 to @" + last + "; 'history'");
        has("ps w1", "ps takes no names");
        has("changed @x", "is no snapshot");
    }

    @Test
    void theJavaSessionIsAPartOfTheWorkbenchAndNoEvent() {
        prompt.type("spawn sleep 1000");
        prompt.type("int spawned = 1");
        prompt.type("kill s1 SIGSTOP");
        has("ps --long", "java session");
        has("changed @1", "+ born s1");
        assertFalse(prompt.says("changed @1").toString().contains("java session"));
    }

    @Test
    void aJavaLineThatStartsAProcessIsRemembered() {
        prompt.type("var process = new ProcessBuilder(\"sleep\", \"1000\").start()");
        has("changed", "+ born under java session (pid");
        has("history", "new ProcessBuilder");
    }

    @Test
    void whoOnlyLooksLeavesNoSnapshot() {
        prompt.fork("Echo.java");
        for (var line : List.of("ps", "tree", "changed", "history", "messages", "kill w9")) {
            prompt.type(line);
        }
        assertEquals(2, prompt.session.watch().history().entries().size());
    }

    @Test
    void whatHappensByItselfIsNotBlamedOnTheNextCommand() {
        prompt.type("spawn sleep 1000");
        var s1 = prompt.session.world().find("s1").orElseThrow();
        s1.child().kill(Signal.SIGKILL);
        until("it has ended", () -> s1.ending().isPresent());
        prompt.type("spawn sleep 1000");
        var causes =
                prompt.session.watch().history().entries().stream().map(e -> e.cause()).toList();
        assertEquals(
                List.of("(the beginning)", "spawn sleep 1000", "(by itself)", "spawn sleep 1000"),
                causes);
    }

    @Test
    void aPredictionIsComparedAfterTheNextCommandThatDoesSomething() {
        has("predict +1 alive", "Predicted: 1 more alive.");
        prompt.type("ps");
        has("predict", "Predicted: 1 more alive.");
        prompt.type("fork nobody.java");
        has("predict", "Predicted: 1 more alive.");
        has("spawn sleep 1000", "As predicted: 1 more alive. There were 0, there are 1.");
        has("predict", "Nothing is predicted.");
        prompt.type("predict s1 dies SIGTERM and nothing changes");
        var said = prompt.says("kill s1 SIGKILL").toString();
        assertTrue(said.contains("Not as predicted: s1 ends, killed by SIGTERM."), said);
        assertTrue(said.contains("s1 ended: killed by SIGKILL."), said);
        assertTrue(said.contains("Right in 0 of 2 parts."), said);
    }

    @Test
    void whatIsNoPredictionIsRefusedWithExamples() {
        assertEquals(2, prompt.type("predict all is well"));
        has("predict all is well", "w1 dies SIGKILL");
        prompt.type("predict +1 alive");
        has("predict --forget", "Nothing is predicted now.");
    }

    private void has(String line, String expected) {
        var said = String.join(" ", prompt.says(line)).replaceAll(" +", " ");
        assertTrue(said.contains(expected.replaceAll(" +", " ")), line + ": " + said);
    }
}
