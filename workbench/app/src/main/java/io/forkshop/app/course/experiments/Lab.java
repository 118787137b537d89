package io.forkshop.app.course.experiments;

import java.nio.file.Path;
import java.time.Duration;

/** Where an experiment works: the listings it may start, deadlines, and a clean floor afterwards. */
public final class Lab implements AutoCloseable {
    private final Path chapters;
    private final Duration patience;

    public Lab(Path chapters, Duration patience) {
        this.chapters = chapters;
        this.patience = patience;
    }

    /** Ends everything that was started here and is still alive. */
    @Override
    public void close() {}
}
