package io.forkshop.app.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Small files of the learner's own: written whole or not at all, and readable by nobody else. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Writes the text and a newline; until it has, the file is what it was before. */
    public static void write(Path file, String text) throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        // createTempFile makes it readable by the owner alone.
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.writeString(fresh, text + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Gives a file that cannot be used another name, so that nothing in it is lost. */
    public static Path setAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".bak");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
}
