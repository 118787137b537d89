package io.forkshop.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder for one benchmark: its scripts, and the state of the programs it starts. It goes when
 * the benchmark ends, and also when the VM is told to end first (Ctrl-C in batch).
 */
final class Scratch implements AutoCloseable {
    private static final String PREFIX = "forkshop-bench-";

    private final Path folder;
    private final Thread atExit = new Thread(this::close);
    private boolean closed; // guarded by this
    private final Set<AutoCloseable> tenants = ConcurrentHashMap.newKeySet();

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch create() {
        try {
            removeAbandoned();
            String prefix = PREFIX + ProcessHandle.current().pid() + "-";
            Scratch scratch = new Scratch(Files.createTempDirectory(prefix));
            Runtime.getRuntime().addShutdownHook(scratch.atExit);
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the benchmark", e);
        }
    }

    /** A VM that was killed left its folder; the folder's name tells its pid. */
    private static void removeAbandoned() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
            for (Path other : all) {
                if (isAbandoned(other.getFileName().toString()) && Files.isWritable(other)) {
                    new Scratch(other).delete();
                }
            }
        }
    }

    /**
     * A folder that holds this class and nothing else, as a learner's compiled worker has: on the
     * class path of our own jar a worker would first have to read that.
     */
    synchronized Path classes(Class<?> worker) {
        checkOpen();
        String file = "/" + worker.getName().replace('.', '/') + ".class";
        copy(file, folder.resolve("classes" + file));
        return folder.resolve("classes");
    }

    static boolean isAbandoned(String name) {
        String pid = name.substring(PREFIX.length(), name.lastIndexOf('-'));
        return pid.matches("[0-9]{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** A script of ours as a file that a runtime can run. */
    synchronized Path script(String name) {
        checkOpen();
        return copy(name, folder.resolve(name));
    }

    private static Path copy(String resource, Path file) {
        try (InputStream in = Scratch.class.getResourceAsStream(resource)) {
            Files.createDirectories(file.getParent());
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the benchmark's file " + file, e);
        }
    }

    /** An empty folder in it. */
    synchronized Path emptyFolder(String prefix) {
        checkOpen();
        try {
            return Files.createTempDirectory(folder, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the benchmark", e);
        }
    }

    /** Something that may write into the folder: it is closed before the folder goes. */
    synchronized void keep(AutoCloseable tenant) {
        checkOpen();
        tenants.add(tenant);
    }

    void release(AutoCloseable tenant) {
        tenants.remove(tenant);
    }

    /** Before the benchmark is over, that is: somebody has told the VM to end. */
    synchronized boolean closed() {
        return closed;
    }

    /** While the VM is ending, the benchmark's thread goes on and must not begin anew. */
    private void checkOpen() {
        if (closed) {
            throw new Trouble("the benchmark was stopped");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        tenants.forEach(Scratch::end);
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The VM is ending and runs the hook: it finds nothing more to do.
        }
    }

    private static void end(AutoCloseable tenant) {
        try {
            tenant.close();
        } catch (Exception e) {
            // It cannot be ended better; the rest must still be.
        }
    }

    private void delete() {
        for (Path path : deepestFirst()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // A program that is just ending wrote into it: the system clears its folder.
            }
        }
    }

    private List<Path> deepestFirst() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
