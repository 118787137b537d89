package io.forkshop.runtime.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * State in a file: a third place, which outlives every process, and for which they need not know of
 * each other. They learn of news by the kernel's notice ({@link #watched}, inotify(7)), or by
 * looking again and again ({@link #polled}): then staleness is up to an interval, and every look
 * costs something, news or not.
 */
public final class FileState implements SharedState {
    private final Known known = new Known();
    private final StateFile file;
    private final WatchService watch; // null: we poll
    private final Thread reader;
    private volatile boolean closed;

    private FileState(Path path, WatchService watch, Duration interval) {
        this.file = new StateFile(path);
        this.watch = watch;
        look();
        this.reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("forkshop-state")
                        .start(() -> readAll(interval.toNanos()));
    }

    /** Hears of news from the kernel. The folder must exist; the file need not. */
    public static FileState watched(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            WatchService watch = folder.getFileSystem().newWatchService();
            folder.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            return new FileState(path, watch, Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch the folder " + folder, e);
        }
    }

    /** Looks at the file every {@code interval}, which must be more than zero. */
    public static FileState polled(Path path, Duration interval) {
        if (!interval.isPositive()) {
            throw new io.forkshop.runtime.ForkshopException(
                    "ERR_OUT_OF_RANGE", "interval is " + interval + "; it must be more than zero");
        }
        return new FileState(path, null, interval);
    }

    private void readAll(long interval) {
        while (!closed) {
            if (watch == null) {
                LockSupport.parkNanos(interval);
            } else if (!awaitNews()) {
                return;
            }
            look();
        }
    }

    /** Whatever it is about: a look is cheap, and what overflowed says nothing. */
    private boolean awaitNews() {
        try {
            WatchKey key = watch.take();
            key.pollEvents();
            return key.reset();
        } catch (ClosedWatchServiceException | InterruptedException e) {
            return false;
        }
    }

    private void look() {
        try {
            file.read().forEach(known::hear);
        } catch (IOException e) {
            // It cannot be read just now; the next look may do better, and put says why not.
        }
    }

    @Override
    public void put(String key, Object value) {
        Entry entry = Entry.now(key, value);
        try {
            file.add(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file.path() + "; the others do not know " + key, e);
        }
        known.learn(entry);
    }

    @Override
    public Optional<Object> get(String key) {
        return known.get(key);
    }

    @Override
    public FileState onUpdate(Consumer<Update> listener) {
        known.listen(listener);
        return this;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                // Its descriptor is gone in any case.
            }
        }
    }
}
