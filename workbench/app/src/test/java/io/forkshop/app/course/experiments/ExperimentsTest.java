package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the course claims holds on the machine that builds it, and leaves it as it was. */
class ExperimentsTest {

    @TestFactory
    Stream<DynamicTest> everyClaimHoldsHereAndLeavesNothing() {
        return Experiments.all().stream().map(e -> DynamicTest.dynamicTest(e.id(), () -> holds(e)));
    }

    private static void holds(Experiment experiment) throws Exception {
        List<ProcessHandle> before = Chapters.descendants();
        Report report;
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            report = experiment.run(lab);
        }
        Chapters.assertNothingWasLeft(before);
        assumeTrue(report.verdict() != Verdict.COULD_NOT_MEASURE, report.explanation());
        assertEquals(Verdict.HOLDS, report.verdict(), report::toString);
        assertFalse(report.observations().isEmpty());
        assertTrue(Prediction.understands(experiment.question(), report.answer()));
    }

    @Test
    void anExperimentThatWasInterruptedLeavesNothing() {
        List<ProcessHandle> before = Chapters.descendants();
        for (Experiment experiment : Experiments.all()) {
            Thread.currentThread().interrupt();
            try (Lab lab = new Lab(Chapters.FOLDER)) {
                assertThrows(
                        InterruptedException.class, () -> experiment.run(lab), experiment.id());
            } finally {
                Thread.interrupted(); // Used up or not, the next one sets it anew.
            }
        }
        Chapters.assertNothingWasLeft(before);
    }

    @Test
    void withoutNodeTheJavaHalfIsStillMeasured() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER, Duration.ofSeconds(20), "/nowhere")) {
            Report report = Experiments.byId("C2.1b").orElseThrow().run(lab);
            assertEquals(Verdict.HOLDS, report.verdict());
            assertEquals(2, report.observations().size());
        }
    }

    @Test
    void withoutNodeTheHandWrittenFrameCouldNotBeMeasured() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER, Duration.ofSeconds(20), "/nowhere")) {
            Report report = Experiments.byId("C4.3").orElseThrow().run(lab);
            assertEquals(Verdict.COULD_NOT_MEASURE, report.verdict());
            assertTrue(report.explanation().contains("node is not installed"));
        }
    }

    @Test
    void aMissingListingIsSaidAndNotThrown() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER.resolve("4-messages"))) {
            Report report = Experiments.byId("C2.1").orElseThrow().run(lab);
            assertEquals(Verdict.COULD_NOT_MEASURE, report.verdict());
            assertTrue(report.explanation().startsWith("parents.java is missing below"));
        }
    }

    @Test
    void anUnknownExperimentIsNone() {
        assertTrue(Experiments.byId("C9.9z").isEmpty());
    }
}
