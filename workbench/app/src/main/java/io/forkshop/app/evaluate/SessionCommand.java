package io.forkshop.app.evaluate;

import io.forkshop.app.evaluate.session.SessionMain;
import io.forkshop.runtime.process.ChildProcesses;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the session's VM is started. */
final class SessionCommand {
    /** The same when its archive is made: the VM takes one only with these. */
    static final List<String> OPTIONS =
            List.of(
                    // Snippets run a moment only, and at once.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    // What a snippet hoards must not take the machine's memory from the workbench.
                    "-Xmx512m",
                    "-XX:-UsePerfData",
                    "-Xshare:auto",
                    // As in workers: an archive's pages that need no change.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-Xlog:disable",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-Dstdin.encoding=UTF-8",
                    // To take over the descriptors by their numbers, see session.Descriptor.
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED");

    private SessionCommand() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Arguments of {@link #java}. */
    static List<String> arguments(Setup setup) {
        List<String> all = new ArrayList<>(OPTIONS);
        all.addAll(SessionArchive.options());
        all.addAll(setup.vmOptions());
        all.addAll(List.of("-cp", path(classPath(setup)), SessionMain.class.getName()));
        setup.world().ifPresent(world -> all.add(world.sessionClass()));
        return all;
    }

    /** What the session is made of comes first: the archive knows that much of the path. */
    static List<Path> classPath(Setup setup) {
        return Stream.concat(ours().stream(), setup.classPath().stream()).toList();
    }

    static List<Path> ours() {
        return List.of(origin(SessionMain.class), origin(ChildProcesses.class));
    }

    static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program was loaded from no file", e);
        }
    }
}
