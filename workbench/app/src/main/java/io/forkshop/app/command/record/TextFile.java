package io.forkshop.app.command.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of a session with symbols for what differs from run to run: written at the end. */
public final class TextFile implements Recording {
    private final Path file;
    private final Map<String, String> paths;
    private final List<String> lines = new ArrayList<>();
    private long characters;
    private boolean cut;

    /**
     * @param paths what to call folders, by their absolute paths
     */
    public TextFile(Path file, Map<String, String> paths) {
        this.file = file;
        this.paths = paths;
    }

    @Override
    public void characters(String shown) {
        // Lines are enough.
    }

    @Override
    public synchronized void line(String text) {
        characters += text.length() + 1;
        if (characters > MOST / 4) {
            cut = true;
        } else {
            lines.add(text);
        }
    }

    @Override
    public synchronized void finish(Map<Long, String> pids) throws IOException {
        Files.write(file, new Symbols(pids, paths).of(lines));
    }

    @Override
    public synchronized boolean cut() {
        return cut;
    }
}
