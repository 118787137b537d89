package io.forkshop.runtime.process;

import io.forkshop.runtime.channel.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class-data archive that workers start from: a static AppCDS archive of the JDK and this library. It halves a
 * worker's start and shares its memory. Named by the hash of the library's jar, the JDK and the options, so another
 * build never meets it; a worker whose VM still doubts it starts without.
 */
public final class WorkerArchive {
    private static volatile Optional<Path> found;

    private WorkerArchive() {}

    /** The archive for this library on this JDK, if it has been made. */
    static Optional<Path> existing() {
        Optional<Path> archive = found;
        if (archive == null) {
            archive = Optional.of(place()).filter(Files::isReadable);
            found = archive;
        }
        return archive;
    }

    /** Makes the archive if it is not there, in about two seconds, and removes those of other builds. */
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
                removeOthers(archive);
            } finally {
                Files.deleteIfExists(classes);
                Files.deleteIfExists(made);
            }
        }
        found = null;
        return archive;
    }

    /** A worker that does what workers do, and writes down which classes that took. */
    private static void rehearse(Path classes) throws InterruptedException {
        ForkOptions options =
                ForkOptions.defaults()
                        .silent(true)
                        .execArgv(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes));
        ChildProcess worker = ChildProcesses.fork(Rehearsal.class.getName(), List.of(), options);
        worker.onMessage(
                message -> {
                    if (message instanceof Map<?, ?> m && m.containsKey("done")) {
                        worker.disconnect();
                    }
                });
        worker.send(Map.of("text", "é\n", "numbers", List.of(1, 2.5, -3L), "nothing", Optional.empty()));
        ExitStatus end = worker.await();
        if (!end.success()) {
            throw new IllegalStateException("the rehearsal for the worker archive " + end);
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
        args.addAll(List.of("-cp", JvmCommand.library().toString()));
        ChildProcess dump = ChildProcesses.spawn(JvmCommand.java(), args, SpawnOptions.defaults());
        ExitStatus end = dump.await();
        if (!end.success() || Files.size(archive) == 0) {
            String output = new String(dump.stdout().readAllBytes()) + new String(dump.stderr().readAllBytes());
            throw new IOException("java -Xshare:dump " + end + ": " + output.strip());
        }
    }

    private static void removeOthers(Path archive) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(archive.getParent(), "worker-*.jsa")) {
            for (Path other : all) {
                if (!other.equals(archive)) {
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
                            ? Files.size(library) + "@" + Files.getLastModifiedTime(library) + "@" + library
                            : "";
            String key = CacheFolder.hash(build, System.getProperty("java.vm.version"), JvmCommand.OPTIONS.toString());
            return CacheFolder.path().resolve("worker-" + key + ".jsa");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
