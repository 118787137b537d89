package io.forkshop.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that the learner names: written whole or not at all, for the owner alone, and in the place
 * of another only when the learner has said so.
 */
final class SavedFile {
    /** Writes the lines. */
    interface Content {
        void write(BufferedWriter out) throws IOException;
    }

    private final Path file;
    private final boolean replaces;

    private SavedFile(Path file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    /** A place that may be written; or why it may not. */
    record Place(SavedFile file, Outcome refused) {}

    /** Looks, and asks when there is a file already. */
    static Place place(String name, Session session) throws InterruptedException {
        Path file;
        try {
            file = Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return refused("'" + name + "' is no name for a file: " + e.getReason() + ".");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            return refused("There is no folder " + file.getParent() + ". Make it first.");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Place(new SavedFile(file, false), null);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return refused(file + " is no ordinary file, so nothing is written there.");
        }
        if (!session.console().interactive()) {
            return refused(file + " exists, and nobody can be asked. Take another name.");
        }
        Optional<String> answer = session.ask(name + " exists. Overwrite it? [y/N] ");
        boolean yes =
                answer.map(a -> a.equalsIgnoreCase("y") || a.equalsIgnoreCase("yes")).orElse(false);
        return yes
                ? new Place(new SavedFile(file, true), null)
                : refused("Nothing was written: " + file + " is as it was.");
    }

    private static Place refused(String why) {
        return new Place(null, Outcome.failed(why));
    }

    Path path() {
        return file;
    }

    /** A new file beside it, readable by the owner alone; {@link #finish} gives it its name. */
    Path begin() throws IOException {
        return Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
    }

    /** In one step: whoever looks sees the whole file, or what was there before. */
    void finish(Path part) throws IOException {
        try {
            if (replaces) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                link(part);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A link fails where a name is taken; a move would take it. */
    private void link(Path part) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(part, file);
        }
    }

    /** Writes it all; empty, or in one sentence why that was not possible. */
    Optional<String> write(Content content) {
        try {
            Path part = begin();
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                content.write(out);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            finish(part);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(why(e));
        }
    }

    String why(IOException e) {
        String reason =
                e instanceof AccessDeniedException
                        ? "you may not write there"
                        : e instanceof FileAlreadyExistsException
                                ? "somebody else has made it meanwhile"
                                : e.getMessage();
        return "Nothing was written to " + file + ": " + reason + ".";
    }
}
