package io.forkshop.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class HistoryFileTest {
    @TempDir private Path folder;

    @Test
    void aLineTypedTwiceIsRememberedOnceWhereItWasLast() {
        HistoryFile history = new HistoryFile(file());
        List.of("a", "b", "a").forEach(history::add);
        assertEquals(List.of("b", "a"), new HistoryFile(file()).load());
    }

    @Test
    void linesOfSeveralLinesComeBackWhole() {
        new HistoryFile(file()).add("send w1 {\n\"path\": \"C:\\\\n\"\n}");
        assertEquals(
                List.of("send w1 {\n\"path\": \"C:\\\\n\"\n}"), new HistoryFile(file()).load());
    }

    @Test
    void onlyTheUserMayReadIt() throws Exception {
        new HistoryFile(file()).add("secret");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
    }

    @Test
    void aLineThatBeginsWithABlankOrIsHugeIsNotKept() {
        HistoryFile history = new HistoryFile(file());
        assertFalse(history.add(" secret"));
        assertFalse(history.add("x".repeat(1 << 20)));
        assertEquals(List.of(), new HistoryFile(file()).load());
    }

    @Test
    void aDamagedFileIsReadAsFarAsItMakesSense() throws Exception {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xff, 0, '\n', 'p', 's', '\n'});
        assertEquals("ps", new HistoryFile(file()).load().getLast());
    }

    @Test
    void withoutAFileTheSessionRemembers() {
        HistoryFile history = new HistoryFile(null);
        history.add("ps");
        assertEquals(List.of("ps"), history.lines());
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTheFileOnly() throws Exception {
        Files.writeString(folder.resolve("taken"), "");
        HistoryFile history = new HistoryFile(folder.resolve("taken/history"));
        history.add("ps");
        assertEquals(List.of("ps"), history.lines());
    }

    private Path file() {
        return folder.resolve("state/history");
    }
}
