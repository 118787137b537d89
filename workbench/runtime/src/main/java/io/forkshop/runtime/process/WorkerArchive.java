package io.forkshop.runtime.process;

import io.forkshop.runtime.source.CacheFolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class-data archive that workers start from: a static AppCDS archive of the JDK and this
 * library. It halves a worker's start and shares its memory. Named by the hash of the library's
 * jar, the JDK and the options, so another build never meets it; a worker whose VM still doubts it
 * starts without.
 */
public final class WorkerArchive {
    private static final Duration UNUSED = Duration.ofDays(30);

    private WorkerArchive() {}

    /**
     * For installers: makes the archive where the workers of this user will look for it, and prints
     * its path.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(prepare());
    }

    /**
     * The archive for this library on this JDK, if there is one now: a missing one would cost the
     * VM its own, too.
     */
    static Optional<Path> existing() {
        return Optional.of(place()).filter(Files::isReadable);
    }

    /**
     * Makes the archive if it is not there, in about two seconds, and removes what no build has
     * used for a month.
     */
    public static synchronized Path prepare() throws IOException, InterruptedException {
        Path archive = place();
        if (!Files.exists(archive) && Files.isRegularFile(JvmCommand.library())) {
            Path folder = archive.getParent();
            Path classes = Files.createTempFile(folder, "classes", ".lst");
            Path made = Files.createTempFile(folder, "making", ".jsa");
            try {
                rehearse(classes);
                dump(classes, made);
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
                removeUnused(archive);
            } finally {
                Files.deleteIfExists(classes);
                Files.deleteIfExists(made);
            }
        }
        return archive;
    }

    /** A worker that does what workers do, and writes down which classes that took. */
    private static void rehearse(Path classes) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(classes.getParent(), "rehearsal");
        Path source = folder.resolve("rehearsal.java");
        try (InputStream text = WorkerArchive.class.getResourceAsStream("rehearsal.java")) {
            Files.copy(text, source);
            follow(ChildProcesses.fork(source.toString(), List.of(), rehearsal(classes)));
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(folder);
        }
    }

    private static ForkOptions rehearsal(Path classes) {
        return ForkOptions.defaults()
                .silent(true)
                .execArgv(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes));
    }

    private static void follow(ChildProcess worker) throws IOException, InterruptedException {
        worker.onMessage(
                message -> {
                    if (message instanceof Map<?, ?> m && m.containsKey("done")) {
                        worker.disconnect();
                    }
                });
        worker.send(
                Map.of(
                        "text",
                        "é\n",
                        "numbers",
                        List.of(1, 2.5, -3L),
                        "nothing",
                        Optional.empty()));
        ExitStatus end = worker.await();
        if (!end.success()) {
            throw new IOException("the rehearsal for the worker archive " + end);
        }
    }

    private static void dump(Path classes, Path archive) throws IOException, InterruptedException {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "-Xshare:dump",
                                "-XX:SharedClassListFile=" + classes,
                                "-XX:SharedArchiveFile=" + archive,
                                "-Xlog:disable"));
        args.addAll(JvmCommand.MODULE_OPTIONS);
        args.addAll(List.of(JvmCommand.bootLibrary(), "-cp", ""));
        ChildProcess dump = ChildProcesses.spawn(JvmCommand.java(), args, SpawnOptions.defaults());
        ExitStatus end = dump.await();
        if (!end.success() || Files.size(archive) == 0) {
            String output =
                    new String(dump.stdout().readAllBytes())
                            + new String(dump.stderr().readAllBytes());
            throw new IOException("java -Xshare:dump " + end + ": " + output.strip());
        }
    }

    private static void removeUnused(Path archive) throws IOException {
        Instant oldest = Instant.now().minus(UNUSED);
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(archive.getParent(), "worker-*.jsa")) {
            for (Path other : all) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(oldest)) {
                    Files.delete(other); // A VM that has it mapped keeps it until it ends.
                }
            }
        }
    }

    private static Path place() {
        try {
            Path library = JvmCommand.library();
            String build =
                    Files.isRegularFile(library)
                            ? Files.size(library)
                                    + "@"
                                    + Files.getLastModifiedTime(library)
                                    + "@"
                                    + library
                            : "";
            String key =
                    CacheFolder.hash(
                            build,
                            System.getProperty("java.vm.version"),
                            JvmCommand.OPTIONS.toString());
            return CacheFolder.path().resolve("worker-" + key + ".jsa");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
