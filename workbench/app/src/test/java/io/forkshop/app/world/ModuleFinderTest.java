package io.forkshop.app.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.forkshop.runtime.ForkshopException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

class ModuleFinderTest {
    @TempDir Path home;
    private Path here;
    private Path chapters;
    private ModuleFinder finder;

    @BeforeEach
    void aBookWithTwoSections() throws IOException {
        here = Files.createDirectories(home.resolve("here"));
        chapters = home.resolve("chapters");
        file(chapters.resolve("2-fork/echo.java"));
        file(chapters.resolve("2-fork/work.js"));
        file(chapters.resolve("4-messages/work.js"));
        file(chapters.resolve("4-messages/copy.js"));
        finder =
                new ModuleFinder(
                        here, Optional.of(chapters.resolve("2-fork")), Optional.of(chapters));
    }

    @Test
    void aFileHereComesFirst() throws IOException {
        var mine = file(here.resolve("echo.java"));
        assertEquals(mine.toString(), finder.find("echo.java"));
    }

    @Test
    void thenTheSectionBeingReadThenTheBook() {
        assertEquals(chapters + "/2-fork/work.js", finder.find("work.js"));
        assertEquals(chapters + "/4-messages/copy.js", finder.find("copy.js"));
        assertEquals(chapters + "/4-messages/work.js", finder.find("4-messages/work.js"));
    }

    @Test
    void aClassIsLeftToTheClassPath() {
        assertEquals("com.example.Worker", finder.find("com.example.Worker"));
    }

    @Test
    void nothingOfThatNameNamesThePlacesAndWhatThereIs() {
        assertEquals(
                "There is no file wrok.js in "
                        + here
                        + ", nor in "
                        + chapters
                        + "/2-fork, nor elsewhere in the book. The book has echo.java, work.js,"
                        + " copy.js.",
                refused("wrok.js"));
    }

    @Test
    void twoOfThatNameAreNotGuessed() {
        var elsewhere = new ModuleFinder(here, Optional.empty(), Optional.of(chapters));
        var error = assertThrows(ForkshopException.class, () -> elsewhere.find("work.js"));
        assertEquals(
                "2 files in the book are called work.js: "
                        + chapters
                        + "/2-fork/work.js, "
                        + chapters
                        + "/4-messages/work.js. Type the one you mean.",
                error.getMessage());
    }

    @Test
    void aDirectoryIsNotAFile() {
        assertEquals(
                "../chapters/2-fork is a directory; fork runs one file. In it are echo.java,"
                        + " work.js.",
                refused("../chapters/2-fork"));
    }

    @Test
    void anotherKindOfFileIsForSpawn() throws IOException {
        file(here.resolve("run.sh"));
        assertEquals(
                "fork runs .java, .js, .mjs, .cjs and .jar files, or a class; run.sh is none of"
                        + " them. To run a program of any kind: spawn run.sh",
                refused("run.sh"));
    }

    @Test
    void whatMayNotBeReadIsSaid() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
        var file = file(here.resolve("secret.js"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assertEquals("You may not read secret.js (" + file + ").", refused("secret.js"));
    }

    @Test
    void aNameThatNoFileCanHaveIsSaid() {
        assertEquals("'a\0b.js' cannot be the name of a file.", refused("a\0b.js"));
    }

    private String refused(String typed) {
        return assertThrows(ForkshopException.class, () -> finder.find(typed)).getMessage();
    }

    private static Path file(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
