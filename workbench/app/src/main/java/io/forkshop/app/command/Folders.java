package io.forkshop.app.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are on this machine. */
public final class Folders {
    private Folders() {}

    /** The repository: chapters and their programs lie in it. */
    public static Path home() {
        return Path.of(System.getProperty("forkshop.home", "")).toAbsolutePath();
    }

    public static Path chapters() {
        return home().resolve("chapters");
    }

    /** The directory of this name, from here or, when there is none here, in the book. */
    static Path named(String typed) {
        Path here = Path.of(typed).toAbsolutePath().normalize();
        Path inTheBook = chapters().resolve(typed).normalize();
        return !Files.isDirectory(here) && Files.isDirectory(inTheBook) ? inTheBook : here;
    }

    /** What is kept between sessions: history, progress, records of running sessions. */
    public static Path state() {
        String chosen = System.getenv("XDG_STATE_HOME");
        // The base directory specification has relative paths ignored.
        return chosen != null && chosen.startsWith("/")
                ? Path.of(chosen, "forkshop")
                : Path.of(System.getProperty("user.home"), ".local", "state", "forkshop");
    }
}
