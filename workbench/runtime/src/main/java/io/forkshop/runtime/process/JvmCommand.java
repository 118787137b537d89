package io.forkshop.runtime.process;

import io.forkshop.runtime.channel.WorkerMain;
import io.forkshop.runtime.source.CacheFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM worker is started: small, quick, and ended by a signal as a Node worker would be. The
 * options stand in an argument file (java(1), {@code @argfiles}), so that {@code ps} shows which
 * worker it is and not our options.
 */
final class JvmCommand {
    /**
     * Must be the same when the archive is made, or the VM throws its stored module graph away: 4
     * ms of a start.
     */
    static final List<String> MODULE_OPTIONS =
            List.of(
                    // To take over the channel by its number.
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    // To make ordinary channels of descriptors that come with messages.
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED");

    static final List<String> OPTIONS =
            List.of(
                    // No parallel collector's threads and tables.
                    "-XX:+UseSerialGC",
                    // What runs a moment only is not worth a compiler; what stays busy gets the
                    // best one. The quick one alone would save a start 2 ms, and make a message of
                    // 10 KiB take twice as long.
                    "-XX:Tier3InvocationThreshold=1000",
                    "-XX:Tier3MinInvocationThreshold=500",
                    "-XX:Tier3CompileThreshold=5000",
                    // SIGTERM ends the worker by SIGTERM, as in Node; without it: exit code 143.
                    "-Xrs",
                    // No file in /tmp that a SIGKILL would leave behind.
                    "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism",
                    "-Xshare:auto",
                    // The archive is mapped where it was made, so that its pages need no change and
                    // stay shared: 2 ms and 2 MiB a worker. The price: its address can be guessed.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    // A doubtful archive must not print into the worker's output.
                    "-Xlog:disable",
                    // As Node's, whatever the locale.
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    // One call of main needs no method handles.
                    "-Djdk.reflect.useNativeAccessorOnly=true");

    private static final String LIBRARY = "forkshop.library";

    private JvmCommand() {}

    static RuntimeCommand of(
            List<Path> classPath,
            String module,
            String mainClass,
            List<String> args,
            ForkOptions options) {
        List<String> file = new ArrayList<>(OPTIONS);
        file.addAll(MODULE_OPTIONS);
        file.add(bootLibrary());
        file.add("-D" + LIBRARY + "=" + library());
        WorkerArchive.existing(isOfCluster(options))
                .ifPresent(archive -> file.add("-XX:SharedArchiveFile=" + archive));
        if (module.endsWith(".java")) {
            file.add(
                    "-Djdk.launcher.sourcefile="
                            + module); // as java FILE.java sets it: a program may look beside it
        }
        if (!options.diesWithParent()) {
            file.add("-Dforkshop.dies.with.parent=false");
        }
        file.add("-cp");
        file.add(
                String.join(
                        ":", classPath.stream().map(p -> p.toAbsolutePath().toString()).toList()));
        List<String> all = new ArrayList<>();
        all.add("@" + argumentFile(file, Path.of(module).getFileName().toString()));
        all.addAll(options.execArgv()); // after ours, so that they win
        all.add(WorkerMain.class.getName());
        all.add(mainClass);
        all.addAll(args);
        return new RuntimeCommand(options.execPath().orElse(java()), all, true);
    }

    /** Whether a primary forks it (node-spec 9.1). */
    private static boolean isOfCluster(ForkOptions options) {
        return options.spawn().env().map(all -> all.containsKey("NODE_UNIQUE_ID")).orElse(false);
    }

    /** This VM's own java command. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The library on the boot loader's path: the VM finds its classes in the archive, and the
     * loader of the program's classes need not open the jar to learn that they are not in it. 5 ms
     * of a start.
     */
    static String bootLibrary() {
        return "-Xbootclasspath/a:" + library();
    }

    /**
     * The jar, or in development the folder, that this library was loaded from. In a worker its
     * parent has said it.
     */
    static Path library() {
        String told = System.getProperty(LIBRARY);
        if (told != null) {
            return Path.of(told);
        }
        try {
            return Path.of(
                    WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the library was loaded from no file", e);
        }
    }

    private static Path argumentFile(List<String> options, String name) {
        StringBuilder text = new StringBuilder();
        for (String option : options) {
            text.append('"')
                    .append(option.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        try {
            Path folder = CacheFolder.path().resolve("args-" + CacheFolder.hash(text.toString()));
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                CacheFolder.write(file, text.toString());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the worker's options into the cache folder", e);
        }
    }
}
