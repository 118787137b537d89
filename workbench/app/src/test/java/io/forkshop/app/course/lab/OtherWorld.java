package io.forkshop.app.course.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An experiment that could only agree would prove nothing: a test in this world puts programs into
 * a folder of its own that make the claim false, and expects to be told.
 */
public abstract class OtherWorld {
    protected static final Duration SHORT = Duration.ofSeconds(3);

    private static final String IMPORTS =
            "import io.forkshop.runtime.channel.Parent;\nimport java.nio.channels.*;\n";

    /** For worlds in which nothing is waited for in vain: then a busy machine may take its time. */
    protected static final Duration LONG = Duration.ofSeconds(20);

    @TempDir protected Path world;

    protected Duration patience = SHORT;

    private List<ProcessHandle> before;

    @BeforeEach
    void lookAround() {
        before = Chapters.descendants();
    }

    protected final void write(String name, String program) throws IOException {
        Files.writeString(world.resolve(name), IMPORTS + program);
    }

    protected final void script(String name, String line) throws IOException {
        Files.writeString(world.resolve(name), line + "\n");
    }

    protected final void assertFalse(Experiment experiment, String answer) throws Exception {
        Report report = run(experiment);
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        assertEquals(answer, report.answer());
    }

    /** Of a claim that is refuted on a quiet machine only. */
    protected final Report assertFalseOrBusy(Experiment experiment) throws Exception {
        Report report = run(experiment);
        assumeTrue(report.verdict() != Verdict.COULD_NOT_MEASURE, report.explanation());
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        return report;
    }

    /** Without node, whose half is not from this world. */
    protected final Report run(Experiment experiment) throws Exception {
        Report report;
        try (Lab lab = new Lab(world, patience, "/nowhere")) {
            report = experiment.run(lab);
        }
        assertNothingWasLeft();
        return report;
    }

    protected final void assertNothingWasLeft() {
        Chapters.assertNothingWasLeft(before);
    }
}
