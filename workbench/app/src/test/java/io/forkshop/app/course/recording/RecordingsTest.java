package io.forkshop.app.course.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.lab.Match;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class RecordingsTest {
    @TempDir Path home;
    private Path folder;
    private Recordings recordings;

    @BeforeEach
    void open() {
        folder = home.resolve("claims");
        recordings = new Recordings(folder);
    }

    @Test
    void whatWasKeptComesBackAsItWas() {
        Recorded run = run("C2.1", Verdict.DOES_NOT_HOLD);
        recordings.keep(run);
        assertEquals(run, new Recordings(folder).of("C2.1").orElseThrow());
        assertEquals("", recordings.problem());
    }

    @Test
    void theLastRunOfAClaimTakesThePlaceOfTheOneBefore() {
        recordings.keep(run("C2.1", Verdict.DOES_NOT_HOLD));
        recordings.keep(run("C2.1", Verdict.HOLDS));
        assertEquals(Verdict.HOLDS, recordings.of("C2.1").orElseThrow().report().verdict());
    }

    @Test
    void nobodyElseCanReadItAndNoHalfWrittenFileStays() throws IOException {
        recordings.keep(run("C2.1", Verdict.HOLDS));
        Path file = recordings.file("C2.1");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndNothingOfItIsLost() throws IOException {
        recordings.keep(run("C2.1", Verdict.HOLDS));
        for (String damage :
                List.of("", "{", "[1]", "{\"version\":1}", "{\"version\":2,\"id\":\"C2.1\"}")) {
            Files.writeString(recordings.file("C2.1"), damage);
            assertEquals(Optional.empty(), recordings.of("C2.1"), damage);
            assertTrue(recordings.problem().contains("C2.1.json.bak"), recordings.problem());
            assertEquals(damage, Files.readString(folder.resolve("C2.1.json.bak")));
        }
    }

    @Test
    void aClaimThatWasNeverRunHasNone() {
        assertEquals(Optional.empty(), recordings.of("C2.1"));
        assertEquals("", recordings.problem());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndNotThrown() throws IOException {
        Files.writeString(folder, "a file where the folder should be");
        recordings.keep(run("C2.1", Verdict.HOLDS));
        assertTrue(recordings.problem().startsWith("The run could not be recorded in"));
    }

    private static Recorded run(String id, Verdict verdict) {
        return new Recorded(
                id,
                "a claim",
                "a question?",
                "2",
                Optional.of(Match.CLOSE),
                new Report("3", List.of(new Observation("time", "1.5", "s")), verdict, "because"),
                "run " + id + " 2",
                List.of("fork echo.java"),
                List.of("pid 4711"),
                List.of("pid pid:w1"),
                Map.of("cores", 2, "kernel", "6.1"),
                Instant.parse("2026-11-23T20:00:00Z"),
                1234);
    }
}
