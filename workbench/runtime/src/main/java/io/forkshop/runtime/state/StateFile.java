package io.forkshop.runtime.state;

import io.forkshop.runtime.channel.Json;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a {@link FileState}: a JSON list of entries. Readers see one version or the next,
 * never a part: a version is written beside it and renamed, rename(2). Writers take turns by a lock
 * on a file of its own, since the renamed one is a new file each time.
 */
final class StateFile {
    // Locks of a file belong to the process, fcntl(2): its threads take turns by this.
    private static final Object THREADS = new Object();

    private final Path path;
    private final Path lock;

    StateFile(Path path) {
        this.path = path.toAbsolutePath();
        this.lock = this.path.resolveSibling(path.getFileName() + ".lock");
    }

    Path path() {
        return path;
    }

    /** Nothing where there is no file yet, and where there is something else. */
    List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Json.parse(Files.readString(path)) instanceof List<?> list) {
                list.forEach(item -> Entry.ofJson(item).ifPresent(entries::add));
            }
        } catch (NoSuchFileException e) {
            return entries;
        } catch (RuntimeException damaged) {
            return entries; // Somebody else's file: what we put next repairs it.
        }
        return entries;
    }

    /** Adds {@code entry} to what others have put. */
    void add(Entry entry) throws IOException {
        synchronized (THREADS) {
            try (FileChannel channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Map<String, Entry> all = new LinkedHashMap<>();
                read().forEach(old -> all.put(old.key(), old));
                all.put(entry.key(), entry);
                write(all.values().stream().map(Entry::json).toList());
            }
        }
    }

    private void write(List<Map<String, Object>> entries) throws IOException {
        Path next = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new");
        try {
            Files.writeString(next, Json.write(entries));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
