package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;

import org.junit.jupiter.api.Test;

/** The quiz without a terminal: its answers stand on the line. */
class QuizCommandTest extends AtThePrompt {
    @Test
    void aRightAnswerIsSaidAndAWrongOneIsExplainedWithItsPage() {
        String said = String.join("\n", prompt.says("quiz 2 0 a 8 b b"));
        assertTrue(said.contains("Right: 0."), said);
        assertTrue(said.contains("Not so: it is 4."), said);
        assertTrue(said.contains("Read: goto 2.5"), said);
        assertTrue(said.contains("Right: on one that the system has chosen."), said);
        assertTrue(said.contains("Not so: it is that worker alone."), said);
    }

    @Test
    void whatOnlyThisMachineKnowsIsNotCountedBeforeItWasRun() {
        String said = String.join("\n", prompt.says("quiz 2 0 a 4 b c"));
        assertTrue(said.contains("Next: run C2.2"), said);
        assertTrue(said.contains("4 of 4 right."), said);
    }

    @Test
    void anAnswerIsCheckedAgainstWhatThisMachineMeasured() throws Exception {
        assumeTrue(Here.hasNode(), "no node here");
        prompt.type("run C2.2");
        var seen = prompt.session.recordings().of("C2.2").orElseThrow().report().observations();
        boolean java =
                Double.parseDouble(seen.get(0).value()) > Double.parseDouble(seen.get(3).value());
        String said = String.join("\n", prompt.says("quiz 2 0 " + (java ? "a" : "b") + " 4 b c"));
        assertTrue(
                said.contains((java ? "the Java" : "the node") + " worker (measured here)."), said);
        assertTrue(said.contains("5 of 5 right."), said);
    }

    @Test
    void withoutAnswersTheQuestionsAreShown() {
        var said = prompt.says("quiz 2");
        assertTrue(said.getFirst().startsWith("1/5  A worker has counted to 3."), said.toString());
        assertEquals("Answer on one line: quiz 2 ANSWER ANSWER ...", said.getLast());
    }

    @Test
    void aSectionThatDoesNotExistIsSaid() {
        assertEquals(2, prompt.type("quiz 99"));
        assertTrue(prompt.err().contains("There is no section '99'."), prompt.err());
    }
}
