package io.forkshop.app.command;

import io.forkshop.app.command.record.Recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A recording that is going on, and the place where it will be when it has ended. */
final class Recorder {
    private final SavedFile file;
    private final Path part;
    private final Recording recording;

    Recorder(SavedFile file, Path part, Recording recording) {
        this.file = file;
        this.part = part;
        this.recording = recording;
    }

    Path path() {
        return file.path();
    }

    Recording recording() {
        return recording;
    }

    /** Gives the file its name, and says where it is; or why there is none. Once. */
    Outcome finish(Map<Long, String> pids) {
        try {
            recording.finish(pids);
            file.finish(part);
        } catch (IOException e) {
            return Outcome.failed(file.why(e));
        }
        return recording.cut()
                ? Outcome.failed("Recorded in " + path() + ", but the end was too long for it.")
                : Outcome.OK;
    }

    /** What to call the folders that differ from machine to machine. */
    static Map<String, String> folders() {
        Map<String, String> folders = new HashMap<>();
        folders.put(System.getProperty("java.io.tmpdir"), "tmp");
        folders.put(System.getProperty("user.home"), "home");
        folders.put(Path.of("").toAbsolutePath().toString(), "here");
        folders.put(Folders.home().normalize().toString(), "forkshop");
        return folders;
    }
}
