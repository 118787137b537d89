package io.forkshop.runtime.process;

import io.forkshop.runtime.source.CacheFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The class-data archives that workers start from: static AppCDS archives of the JDK and this
 * library. They halve a worker's start and share its memory. A worker of a cluster has one of its
 * own, since what it needs besides would cost every other worker 4 MiB. Named by the hash of the
 * library's jar, the JDK and the options, so another build never meets them; a worker whose VM
 * still doubts its archive starts without.
 */
public final class WorkerArchive {
    private static final Duration UNUSED = Duration.ofDays(30);

    private WorkerArchive() {}

    /**
     * For installers: makes the archives where the workers of this user will look for them, and
     * prints the path of the first.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(prepare());
    }

    /**
     * The archive for this library on this JDK, if there is one now: a missing one would cost the
     * VM its own, too.
     */
    static Optional<Path> existing(boolean ofCluster) {
        if (ofCluster && Files.isReadable(place(true))) {
            return Optional.of(place(true));
        }
        return Optional.of(place(false)).filter(Files::isReadable);
    }

    /**
     * Makes the archives if they are not there, in about four seconds, and removes what no build
     * has used for a month. Returns the path of that for plain workers.
     */
    public static synchronized Path prepare() throws IOException, InterruptedException {
        Path archive = place(false);
        if (Files.isRegularFile(JvmCommand.library())) {
            makeIfMissing(archive, Rehearsal::ofWorker);
            makeIfMissing(place(true), Rehearsal::ofClusterWorkers);
        }
        return archive;
    }

    /** What writes down the classes. */
    private interface Listing {
        Path of(Rehearsal rehearsal) throws IOException, InterruptedException;
    }

    private static void makeIfMissing(Path archive, Listing listing)
            throws IOException, InterruptedException {
        if (Files.exists(archive)) {
            return;
        }
        Path folder = archive.getParent();
        Path stage = Files.createTempDirectory(folder, "rehearsal");
        Path made = Files.createTempFile(folder, "making", ".jsa");
        try {
            dump(listing.of(new Rehearsal(stage)), made);
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
            removeUnused(archive);
        } finally {
            remove(stage);
            Files.deleteIfExists(made);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
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

    private static Path place(boolean ofCluster) {
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
            String kind = ofCluster ? "-cluster.jsa" : ".jsa";
            return CacheFolder.path().resolve("worker-" + key + kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
