package io.forkshop.app.course.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A place where nothing can get lost, and nobody waits for ever. */
class LabTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** A claim about a worker that never says anything. */
    private static final class Silence extends Measured {
        Silence() {
            super("C2.3", Texts.of(Texts.class, "en"));
        }

        @Override
        public Question question() {
            return Question.text("?");
        }

        @Override
        public Duration longest() {
            return Duration.ofMillis(1_500);
        }

        @Override
        protected Report measure(Lab lab, List<Observation> seen) throws Exception {
            seen.add(Observation.of("before", 1));
            lab.fork("echo.java").next();
            throw new AssertionError("echo.java spoke first");
        }
    }

    @Test
    void anExperimentThatWaitsForEverIsStoppedAndKeepsWhatItSaw() throws Exception {
        Report report;
        try (Lab lab = new Lab(Chapters.FOLDER, LONG)) {
            report = new Silence().run(lab);
        }
        assertEquals(Verdict.COULD_NOT_MEASURE, report.verdict());
        assertEquals(1, report.observations().size());
        // On a slow machine even the start may take all of the time.
        assertTrue(
                report.explanation()
                        .matches(
                                "Waited .* from worker w1 .echo.java.; it is still alive.|It was"
                                        + " stopped .*"),
                report::explanation);
    }

    @Test
    void whenTheTimeForAllIsOverNoFurtherWaitBegins() {
        Patience patience = new Patience(LONG);
        patience.within(Duration.ZERO);
        assertThrows(NotMeasured.class, patience::left);
    }

    @Test
    void whatWasKeptEndsWithTheLabTheLastFirstAndInSpiteOfAFailure() {
        List<String> ended = new ArrayList<>();
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            lab.keep(() -> ended.add("first"));
            lab.keep(
                    () -> {
                        throw new IllegalStateException("cannot be closed");
                    });
            lab.keep(() -> ended.add("last"));
        }
        assertEquals(List.of("last", "first"), ended);
    }

    @Test
    void aVisitorKeepsItsConnectionAndIsToldWhenNobodyListens() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            LabWorker server = lab.fork("work.java");
            int port = (Integer) ((Map<?, ?>) server.next()).get("port");
            Visitor visitor = lab.visit(port);
            String first = visitor.get("/");
            assertEquals(first, visitor.get("/"));
            assertEquals(first, lab.get(port, "/"));
            server.close();
            server.end();
            assertThrows(ConnectException.class, () -> lab.get(port, "/"));
            assertThrows(IOException.class, () -> visitor.get("/"));
        }
    }

    @Test
    void theFramesOfAWorkerAreKeptAsTheyWereWritten() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            LabWorker echo = lab.fork("echo.java");
            echo.ask(Map.of("n", 1));
            assertEquals(List.of("> {\"n\":1}", "< {\"n\":1}"), echo.frames());
        }
    }
}
