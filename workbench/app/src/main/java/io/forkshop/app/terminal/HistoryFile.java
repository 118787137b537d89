package io.forkshop.app.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The lines typed before, oldest first, each once. Private to the user, outside the project. A line
 * is appended as it is typed, so that a killed workbench forgets nothing; doubles go at the start.
 */
final class HistoryFile {
    private static final int MOST = 1000;
    private static final int LONGEST = 10_000;

    private final Path file;
    private final LinkedHashSet<String> lines = new LinkedHashSet<>();

    /** No file (null): remember for this session only. */
    HistoryFile(Path file) {
        this.file = file;
    }

    /** An unreadable history is an empty one: it is never a reason not to start. */
    List<String> load() {
        if (file == null || !Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int read = 0;
            for (String line : text.split("\n")) {
                read++;
                remember(decode(line));
            }
            if (read > lines.size()) {
                rewrite();
            }
        } catch (IOException e) {
            lines.clear();
        }
        return new ArrayList<>(lines);
    }

    /** Keeps a line. False when it is not worth keeping, or too long. */
    boolean add(String line) {
        if (line.isBlank() || line.length() > LONGEST || line.charAt(0) == ' ') {
            return false;
        }
        remember(line);
        try {
            append(line);
        } catch (IOException e) {
            // A full disk or a read-only home costs the history, not the session.
            return true;
        }
        return true;
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    private void remember(String line) {
        if (line.isBlank()) {
            return;
        }
        lines.remove(line);
        lines.add(line);
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    private void append(String line) throws IOException {
        if (file == null) {
            return;
        }
        if (!Files.exists(file)) {
            rewrite();
            return;
        }
        Files.writeString(file, encode(line) + "\n", StandardOpenOption.APPEND);
    }

    private void rewrite() throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        // createTempFile makes it readable by the owner alone.
        Path fresh = Files.createTempFile(folder, "history", ".new");
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(encode(line)).append('\n');
        }
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String encode(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String decode(String stored) {
        if (stored.indexOf('\\') < 0) {
            return stored;
        }
        StringBuilder line = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c == '\\' && i + 1 < stored.length()) {
                char next = stored.charAt(++i);
                c = next == 'n' ? '\n' : next == 'r' ? '\r' : next;
            }
            line.append(c);
        }
        return line.toString();
    }
}
