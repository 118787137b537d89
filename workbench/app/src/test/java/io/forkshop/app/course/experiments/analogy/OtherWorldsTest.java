package io.forkshop.app.course.experiments.analogy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Test;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static final String ECHO = "void main() { Parent.onMessage(Parent::send); }";

    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
    }

    @Test
    void aThreadThatDrawsWhileItComputesIsFoundOut() throws Exception {
        write(
                "spinner.java",
                """
                void main() {
                    Parent.onMessage(m -> Parent.send(Map.of("due", 20, "drawn", 19)));
                }
                """);
        assertFalse(claim("C5.1"), "19");
    }

    @Test
    void aComputationThatIsTooShortDecidesNothing() throws Exception {
        write(
                "spinner.java",
                """
                void main() {
                    Parent.onMessage(m -> Parent.send(Map.of("due", 2, "drawn", 0)));
                }
                """);
        assertEquals(Verdict.COULD_NOT_MEASURE, run(claim("C5.1")).verdict());
    }

    @Test
    void aCloneThatKeepsNoMoreThanJsonIsFoundOut() throws Exception {
        write(
                "kinds.java",
                """
                void main() {
                    Parent.send(Map.of("value", Instant.EPOCH.toString()));
                    Parent.send(Map.of("value", List.of(1, 2)));
                    Parent.send(Map.of("value", Double.NaN));
                    Parent.send(Map.of("value", List.of(1, 2, 3)));
                    Parent.send(Map.of("refused", "yes"));
                }
                """);
        assertFalse(claim("C5.2"), "1");
    }

    @Test
    void aHandoverThatCopiesIsFoundOut() throws Exception {
        write("echo.java", ECHO);
        write(
                "handover.java",
                """
                void main() {
                    Parent.onMessage(sizes -> Parent.send(sizes)); // a nanosecond for each byte
                }
                """);
        Report report = run(claim("C5.3"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void aMessageWhoseSizeCostsNothingIsFoundOut() throws Exception {
        write("echo.java", "void main() { Parent.onMessage(m -> Parent.send(0)); }");
        write(
                "handover.java",
                """
                void main() {
                    Parent.onMessage(sizes -> Parent.send(List.of(1000, 1000, 4_000_000)));
                }
                """);
        Report report = run(claim("C5.3"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void workersThatAreProcessesAfterAllAreFoundOut() throws Exception {
        write("echo.java", ECHO);
        write(
                "crew.java",
                """
                void main() {
                    Parent.onMessage(who -> {
                        long own = ProcessHandle.current().pid();
                        List.of(own, own + 1, own + 2).forEach(Parent::send);
                    });
                }
                """);
        assertFalse(claim("C5.4"), "0");
    }
}
