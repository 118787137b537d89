package io.forkshop.app.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

class ProgressTest {
    @TempDir private Path folder;

    @Test
    void whatWasReachedIsThereNextTime() throws Exception {
        Progress progress = Progress.load(file());
        progress.reached("2.2", "Forks");
        progress.ran("C2.1");
        progress.language("zh");
        Progress later = Progress.load(file());
        assertEquals("2.2", later.page());
        assertEquals("Forks", later.title());
        assertEquals(Set.of("2.2"), later.read());
        assertEquals(Set.of("C2.1"), later.ran());
        assertEquals("zh", later.language());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void aBeginnerHasNoPlaceAndNoProblem() {
        Progress progress = Progress.load(file());
        assertEquals("", progress.page());
        assertEquals("", progress.problem());
    }

    @Test
    void theForgottenPlaceIsForgottenAndTheRestIsNot() {
        Progress progress = Progress.load(file());
        progress.reached("2.2", "Forks");
        progress.forgetPlace();
        Progress later = Progress.load(file());
        assertEquals("", later.page());
        assertEquals(Set.of("2.2"), later.read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "1",
                "\"x\"",
                "{}",
                "{\"version\":\"1\"}",
                "{\"version\":99,\"page\":\"2.1\"}",
                "{\"version\":1,\"page\":1}",
                "{\"version\":1,\"read\":{}}",
                "{\"version\":1,\"read\":[1]}",
                "{\"version\":1}{\"version\":1}",
                "\u0000\u0001"
            })
    void aDamagedFileIsSetAsideAndSaidSo(String damaged) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), damaged);
        Progress progress = Progress.load(file());
        assertTrue(progress.problem().contains("damaged"), progress.problem());
        assertEquals("", progress.page());
        assertEquals(damaged, Files.readString(folder.resolve("state/progress.json.bak")));
        progress.reached("2.1", "A process");
        assertEquals("2.1", Progress.load(file()).page());
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentenceAndNotTheEnd() throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        Progress progress = Progress.load(folder.resolve("taken/progress.json"));
        progress.reached("2.1", "A process");
        assertTrue(
                progress.problem().startsWith("Your progress cannot be saved"), progress.problem());
    }

    private Path file() {
        return folder.resolve("state/progress.json");
    }

    @Test
    void theBestResultOfAQuizIsKept() {
        Progress progress = Progress.load(folder.resolve("progress.json"));
        progress.quizzed(2, 3, 5);
        progress.quizzed(2, 1, 5);
        assertEquals("3 of 5", Progress.load(folder.resolve("progress.json")).quiz(2));
        progress.quizzed(2, 4, 5);
        assertEquals("4 of 5", Progress.load(folder.resolve("progress.json")).quiz(2));
        assertEquals("", progress.quiz(3));
    }
}
