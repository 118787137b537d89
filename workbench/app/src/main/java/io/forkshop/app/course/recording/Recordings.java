package io.forkshop.app.course.recording;

import io.forkshop.app.course.PrivateFile;
import io.forkshop.runtime.channel.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last run of each claim on this machine: a file each, in one folder. Two workbenches may write
 * at the same time; the later one stays.
 */
public final class Recordings {
    private static final long LARGEST = 4_000_000;

    private final Path folder;
    private String problem = "";

    public Recordings(Path folder) {
        this.folder = folder;
    }

    public Path file(String id) {
        return folder.resolve(id + ".json");
    }

    /** Keeps it in the place of the last one of its claim. */
    public void keep(Recorded recorded) {
        Path file = file(recorded.id());
        try {
            PrivateFile.write(file, Json.write(recorded.toJson()));
            problem = "";
        } catch (IOException e) {
            problem = "The run could not be recorded in " + file + ": " + e.getMessage() + ".";
        }
    }

    /** The last run of this claim; a file that makes no sense is set aside, and counts as none. */
    public Optional<Recorded> of(String id) {
        Path file = file(id);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("no recording is as long as this");
            }
            Recorded found = Recorded.of(Json.parse(Files.readString(file)));
            return Optional.of(found).filter(each -> each.id().equals(id));
        } catch (IOException e) {
            problem = "The recording " + file + " cannot be read: " + e.getMessage() + ".";
        } catch (RuntimeException e) { // Whatever may be wrong with a file, it is not ours.
            setAside(file);
        }
        return Optional.empty();
    }

    private void setAside(Path file) {
        try {
            Path aside = PrivateFile.setAside(file);
            problem = "A recording was damaged. It is kept as " + aside + "; run it again.";
        } catch (IOException e) {
            problem = "The recording " + file + " is damaged and cannot be set aside.";
        }
    }

    /** One sentence about the files; empty when all is well. */
    public String problem() {
        return problem;
    }
}
