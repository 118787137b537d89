package io.forkshop.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.posix.Errno;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** As execvp(3) searches, in the child's PATH and from the child's directory. */
class ProgramPathTest {
    @TempDir Path folder;
    private Path first;
    private Path second;

    @BeforeEach
    void folders() throws IOException {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
    }

    @Test
    void theFirstFolderOfPathThatHasItWins() throws IOException {
        program(second, "tool", true);
        assertFound(second.resolve("tool"), "tool", first + ":" + second);

        program(first, "tool", true);
        assertFound(first.resolve("tool"), "tool", first + ":" + second);
    }

    @Test
    void aFileThatMustNotBeExecutedIsPassedOver() throws IOException {
        program(first, "tool", false);
        program(second, "tool", true);

        assertFound(second.resolve("tool"), "tool", first + ":" + second);
    }

    @Test
    void ifOnlySuchFilesAreThereTheErrorIsEacces() throws IOException {
        program(first, "tool", false);

        assertEquals(Errno.EACCES, find("tool", first + ":" + second).errno());
    }

    @Test
    void aFolderOfThatNameIsPassedOver() throws IOException {
        Files.createDirectory(first.resolve("tool"));

        assertEquals(Errno.ENOENT, find("tool", first.toString()).errno());
    }

    @Test
    void aNameWithASlashIsAPathFromTheChildsDirectory() throws IOException {
        program(first, "tool", true);

        assertFound(first.resolve("tool"), "first/tool", "/nowhere");
        assertEquals(Errno.ENOENT, find("./tool", first.toString()).errno());
    }

    @Test
    void anEmptyEntryOfPathIsTheChildsDirectory() throws IOException {
        program(folder, "tool", true);

        assertFound(folder.resolve("tool"), "tool", "/nowhere:");
    }

    @Test
    void withoutAPathTheSystemsOwnIsSearched() {
        assertEquals(0, find("sh", null).errno());
    }

    @Test
    void aMissingInterpreterIsNamed() throws IOException {
        Path script = program(first, "tool", true);
        Files.writeString(script, "#!/no/such/interpreter -x\necho\n");

        ProgramPath.Found found = find("tool", first.toString());
        assertEquals(Errno.ENOENT, found.errno());
        assertTrue(found.why().contains("/no/such/interpreter,"), found.why());
    }

    @Test
    void aDanglingLinkIsNoProgram() throws IOException {
        Files.createSymbolicLink(first.resolve("tool"), folder.resolve("gone"));

        assertEquals(Errno.ENOENT, find("tool", first.toString()).errno());
        assertEquals(Errno.ENOENT, find(first.resolve("tool").toString(), null).errno());
    }

    private ProgramPath.Found find(String command, String path) {
        return ProgramPath.find(command, path, folder);
    }

    private void assertFound(Path expected, String command, String path) {
        ProgramPath.Found found = find(command, path);
        assertEquals(0, found.errno(), found.why());
        assertEquals(expected, found.file().normalize());
    }

    private static Path program(Path folder, String name, boolean executable) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        file.toFile().setExecutable(executable);
        return file;
    }
}
