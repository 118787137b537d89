package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From a run to its recording, and from the recordings to the table of verdicts. */
class ClaimsTest {
    @TempDir Path home;
    private Typing prompt;

    /** A claim of the book by its id, with an ending of our own. */
    private record Stand(String id, Verdict ending) implements Experiment {
        @Override
        public String claim() {
            return "claim " + id;
        }

        @Override
        public Question question() {
            return Question.count("how many?");
        }

        @Override
        public Report run(Lab lab) throws Exception {
            if (ending == null) {
                throw new IllegalStateException("a fault of ours");
            }
            long pid = lab.spawn("sleep", "600").pid();
            return new Report("1", List.of(Observation.of("pid", pid)), ending, "because " + id);
        }
    }

    /** Ctrl-C, as an experiment notices it. */
    private static final Experiment STOPPED =
            new Experiment() {
                @Override
                public String id() {
                    return "C2.3";
                }

                @Override
                public String claim() {
                    return "claim";
                }

                @Override
                public Question question() {
                    return Question.count("how many?");
                }

                @Override
                public Report run(Lab lab) throws Exception {
                    throw new InterruptedException("Ctrl-C");
                }
            };

    @BeforeEach
    void open() {
        prompt = new Typing(home);
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    @Test
    void beforeAnythingWasRunEveryClaimSaysSo() {
        var said = prompt.says("claims");
        assertTrue(
                said.stream().anyMatch(line -> line.matches("C2\\.1 +not run yet .*")), "" + said);
        assertTrue(String.join(" ", said).endsWith("'run --all' runs them all."), said.getLast());
        assertEquals(0, prompt.type("claims"));
    }

    @Test
    void aRunIsRecordedWithItsPredictionAndSymbolsForItsPids() {
        prompt.type("run C3.7c alive");
        var run = prompt.session.recordings().of("C3.7c").orElseThrow();
        assertEquals("run C3.7c alive", run.command());
        assertEquals("alive", run.prediction());
        assertEquals(1, run.started().size());
        assertTrue(
                run.started().getFirst().matches("spawn sh .*deaf.sh"), run.started().toString());
        assertTrue(run.console().contains("Verdict: holds"), run.console().toString());
        assertEquals(run.console().size(), run.symbolic().size());
        assertTrue(prompt.says("claims C3.7c").contains("Verdict: holds"));
    }

    @Test
    void manyAreRunInTheirOrderAndAFaultStopsNone() throws Exception {
        run(
                new Stand("C2.1", Verdict.HOLDS),
                new Stand("C2.2", null),
                new Stand("C2.3", Verdict.COULD_NOT_MEASURE),
                new Stand("C2.5", Verdict.DOES_NOT_HOLD),
                new Stand("C2.6", Verdict.HOLDS));
        String out = prompt.out();
        assertTrue(out.contains("1/5 C2.1   holds"), out);
        assertTrue(out.contains("2/5 C2.2   failed"), out);
        assertTrue(out.contains("4/5 C2.5   does not hold here"), out);
        assertTrue(out.contains("    because C2.5"), out);
        assertFalse(out.contains("because C2.1"), out);
        assertTrue(
                out.replaceAll("\\s+", " ")
                        .contains(
                                "2 hold, 1 does not hold here (C2.5), 2 could not be measured"
                                        + " (C2.2, C2.3)."),
                out);
        assertTrue(prompt.err().contains("a fault of ours"), prompt.err());
    }

    @Test
    void ctrlCStopsItAndKeepsWhatWasSeen() {
        var all =
                List.of(
                        new Stand("C2.1", Verdict.HOLDS),
                        STOPPED,
                        new Stand("C2.6", Verdict.HOLDS));
        assertThrows(InterruptedException.class, () -> RunAll.of(all, "run --all", prompt.session));
        assertTrue(prompt.out().contains("2/3 C2.3   stopped"), prompt.out());
        assertTrue(prompt.out().contains("1 of 3 run in"), prompt.out());
        assertTrue(prompt.session.recordings().of("C2.1").isPresent());
        assertTrue(prompt.session.recordings().of("C2.6").isEmpty());
    }

    @Test
    void aClaimThatDoesNotHoldIsExitCodeOne() throws Exception {
        run(new Stand("C2.1", Verdict.HOLDS), new Stand("C2.3", Verdict.COULD_NOT_MEASURE));
        assertEquals(0, prompt.type("claims --json"));
        run(new Stand("C2.5", Verdict.DOES_NOT_HOLD));
        assertEquals(1, prompt.type("claims --json"));
        assertEquals("", prompt.err());
        var last = prompt.says("claims --json");
        assertEquals(1, last.size());
        var json = (Map<?, ?>) Json.parse(last.getFirst());
        assertEquals(1, ((Number) json.get("hold")).intValue());
        assertEquals(1, ((Number) json.get("doNotHold")).intValue());
        assertEquals(Experiments.all().size(), ((List<?>) json.get("claims")).size());
    }

    @Test
    void belowSixtyColumnsEachClaimIsAParagraph() throws IOException {
        prompt.close();
        prompt = new Typing(home, 50);
        var said = prompt.says("claims");
        assertTrue(said.containsAll(List.of("id: C2.1", "verdict: not run yet")), "" + said);
        assertTrue(said.stream().allMatch(line -> line.length() <= 50), "" + said);
    }

    @Test
    void aDamagedRecordingIsSaidAndCountsAsNotRun() throws Exception {
        run(new Stand("C2.1", Verdict.HOLDS));
        Files.writeString(prompt.session.recordings().file("C2.1"), "half a fi");
        var said = prompt.says("claims");
        assertTrue(
                said.stream().anyMatch(line -> line.matches("C2\\.1 +not run yet .*")), "" + said);
        assertTrue(prompt.err().contains("C2.1.json.bak"), prompt.err());
    }

    @Test
    void anIdOfFormerDaysIsAnsweredWithTheOneOfToday() {
        assertEquals(
                List.of("'2.3a' is called C2.1b today. Next: run C2.1b"), prompt.says("run 2.3a"));
        assertTrue(prompt.says("run C3.77").getFirst().contains("Did you mean 'C3.7"));
        assertTrue(prompt.says("claims C9.9").getFirst().startsWith("There is no experiment"));
        assertTrue(prompt.says("run 9").getFirst().startsWith("Section 9 has no experiments."));
    }

    @Test
    void aSectionIsRunWithoutQuestions() {
        prompt.type("run 3");
        int count = Experiments.ofSection(3, "en").size();
        assertTrue(prompt.out().contains("1/" + count + " C3.2   "), prompt.out());
        assertTrue(prompt.out().contains(count + " run in "), prompt.out());
    }

    @Test
    void tabOffersWhatCanBeRunLookedAtAndAsked() {
        var completer = new Completer();
        completer.session(prompt.session);
        assertEquals(List.of("--all"), completer.choices("run --a").words());
        assertEquals(
                List.of("C3.7", "C3.7b", "C3.7c", "C3.7d"), completer.choices("run C3.7").words());
        assertEquals(List.of("--json"), completer.choices("claims --j").words());
        assertTrue(completer.choices("quiz ").words().containsAll(List.of("2", "3", "4")));
    }

    private void run(Experiment... all) throws InterruptedException {
        RunAll.of(List.of(all), "run --all", prompt.session);
    }
}
