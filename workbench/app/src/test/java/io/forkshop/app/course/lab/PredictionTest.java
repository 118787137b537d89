package io.forkshop.app.course.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class PredictionTest {
    private static final Question COUNT = Question.count("how many?");
    private static final Question ABOUT = Question.number("how long?", 0.2);
    private static final Question CHOICE =
            Question.choice("who?", "the workbench", "the worker", "the system");
    private static final Question WORDS = Question.text("which error?");
    private static final Question ORDER = Question.order("which order?", "large", "small", "tiny");

    @Test
    void aCountIsRightOnlyWhenItIsExact() {
        assertEquals(Match.RIGHT, compare(COUNT, "3", "3"));
        assertEquals(Match.RIGHT, compare(COUNT, "I say 3 of them", "3 messages"));
        assertEquals(Match.OTHER, compare(COUNT, "2", "3"));
        assertEquals(Match.OTHER, compare(COUNT, "none", "3"));
    }

    @Test
    void zeroIsAnAnswerLikeAnyOther() {
        assertEquals(Match.RIGHT, compare(COUNT, "0", "0"));
        assertEquals(Match.OTHER, compare(ABOUT, "1", "0"));
    }

    @Test
    void aMeasuredNumberIsRightWithinItsToleranceAndCloseNearIt() {
        assertEquals(Match.RIGHT, compare(ABOUT, "90 ms", "100 ms"));
        assertEquals(Match.RIGHT, compare(ABOUT, "120", "100"));
        assertEquals(Match.CLOSE, compare(ABOUT, "140", "100"));
        assertEquals(Match.OTHER, compare(ABOUT, "160", "100"));
    }

    @Test
    void aDecimalCommaIsADecimalPoint() {
        assertEquals(Match.RIGHT, compare(ABOUT, "about 1,9x", "1.9 times"));
    }

    @Test
    void aChoiceMayBeGivenByLetterNumberWordsOrBeginning() {
        for (String typed : List.of("b", "B", "2", "the worker", " The  Worker ", "the wORKER")) {
            assertEquals(Match.RIGHT, compare(CHOICE, typed, "the worker"), typed);
        }
        assertEquals(Match.RIGHT, compare(CHOICE, "the s", "the system"));
    }

    @Test
    void anAmbiguousBeginningIsNoChoice() {
        assertFalse(Prediction.understands(CHOICE, "the wor"));
        assertFalse(Prediction.understands(CHOICE, ""));
        assertFalse(Prediction.understands(CHOICE, "d"));
        assertEquals(Match.OTHER, compare(CHOICE, "the wor", "the worker"));
    }

    @Test
    void anAnswerThatWasNotOfferedMatchesNoChoice() {
        assertEquals(Match.OTHER, compare(CHOICE, "a", "process 4711"));
    }

    @Test
    void anOrderIsReadWithCommasArrowsOrSpaces() {
        for (String typed : List.of("large small tiny", "large, small, tiny", "large>small>tiny")) {
            assertEquals(Match.RIGHT, compare(ORDER, typed, "large small tiny"), typed);
        }
    }

    @Test
    void anOrderWithOneExchangeIsClose() {
        assertEquals(Match.CLOSE, compare(ORDER, "small large tiny", "large small tiny"));
        assertEquals(Match.OTHER, compare(ORDER, "tiny large small", "large small tiny"));
        assertEquals(Match.OTHER, compare(ORDER, "large small", "large small tiny"));
    }

    @Test
    void aWordIsFoundInASentenceAndForgivenItsSlips() {
        for (String typed : List.of("EADDRINUSE", "I say eaddrinuse!", "EADRRINUSE", "eaddrinus")) {
            assertEquals(Match.RIGHT, compare(WORDS, typed, "EADDRINUSE"), typed);
        }
        assertEquals(Match.RIGHT, compare(WORDS, "well, the same socket", "the same socket"));
    }

    @Test
    void anotherWordIsNoSlip() {
        assertEquals(Match.OTHER, compare(WORDS, "ECONNREFUSED", "EADDRINUSE"));
        assertEquals(Match.OTHER, compare(WORDS, "an error", "EADDRINUSE"));
        assertEquals(Match.OTHER, compare(WORDS, "no", "EADDRINUSE"));
    }

    @Test
    void nothingIsComparedWithWhatWasNotMeasured() {
        Report none = Report.couldNotMeasure(List.of(), "node is not installed");
        assertEquals(Match.NOT_MEASURED, Prediction.compare(COUNT, "3", none));
    }

    @Test
    void aNumberThatIsNoNumberIsNotUnderstood() {
        assertFalse(Prediction.understands(COUNT, "many"));
        assertTrue(Prediction.understands(COUNT, "about 7"));
    }

    private static Match compare(Question question, String typed, String happened) {
        Report report = new Report(happened, List.of(), Verdict.HOLDS, "because");
        return Prediction.compare(question, typed, report);
    }
}
