package io.forkshop.app.course.experiments.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Worlds in which a claim of this section is false: one model wears the name of another. */
class OtherWorldsTest extends OtherWorld {
    private static final Path MODELS = Chapters.FOLDER.resolve("1-models");

    /** A listing under another's name, so that the claim is put to the wrong server. */
    private void as(String name, String listing) throws IOException {
        Files.copy(MODELS.resolve(listing), world.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({
        "C1.1, stone, silver", // It serves all at once.
        "C1.2, bronze, silver", // It has one process for all.
        "C1.2b, prefork, stone", // One at a time.
        "C1.3, silver, virtual", // It has no threads of the system.
        "C1.4, gold, silver", // A thread for each.
        "C1.4b, gold, silver", // A computation keeps nobody waiting.
        "C1.5, virtual, silver" // A thread for each, and it computes for all.
    })
    void aModelThatIsAnotherIsFoundOut(String claim, String model, String other) throws Exception {
        isFoundOut(claim, model, other);
    }

    @Tag("soak")
    @ParameterizedTest
    @CsvSource({
        "C1.2, prefork, bronze", // It starts a process for each.
        "C1.2b, prefork, silver", // All at once.
        "C1.3, pool, silver", // It is not bounded.
        "C1.4, gold, stone" // Whoever comes must wait.
    })
    void soIsTheOtherHalfOfAClaim(String claim, String model, String other) throws Exception {
        isFoundOut(claim, model, other);
    }

    private void isFoundOut(String claim, String model, String other) throws Exception {
        patience = LONG;
        as("Request.java", "Request.java");
        as(model + ".java", other + ".java");
        for (String as : new String[] {"silver", "pool", "bronze", "prefork", "gold"}) {
            if (!as.equals(model)) {
                as(as + ".java", as + ".java");
            }
        }
        Report report = run(Experiments.byId(claim).orElseThrow());
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }
}
