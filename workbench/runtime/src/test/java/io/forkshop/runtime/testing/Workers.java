package io.forkshop.runtime.testing;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import org.junit.jupiter.api.Assumptions;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The children that the tests start: classes of the package {@code children}, and scripts among the
 * resources.
 */
public final class Workers {
    private Workers() {}

    /** A JVM worker, its streams piped to us. */
    public static ChildProcess jvm(Class<?> program, String... args) {
        return ChildProcesses.fork(program.getName(), List.of(args), options());
    }

    /** A worker on the real Node; the test is skipped where there is none. */
    public static ChildProcess node(String script, String... args) {
        assumeNode();
        return ChildProcesses.fork(script(script).toString(), List.of(args), options());
    }

    public static ForkOptions options() {
        return ForkOptions.defaults().silent(true).classPath(List.of(classes()));
    }

    /**
     * A shell script with the channel as its descriptor 3: a child that can put any byte on the
     * wire.
     */
    public static ChildProcess shell(String script, String... args) {
        List<String> all = new ArrayList<>(List.of(script(script).toString()));
        all.addAll(List.of(args));
        SpawnOptions options =
                SpawnOptions.defaults()
                        .stdio(Stdio.pipe(), Stdio.pipe(), Stdio.pipe(), Stdio.ipc());
        return ChildProcesses.spawn("sh", all, options);
    }

    /** One line for the shell, with the channel as its descriptor 3. */
    public static ChildProcess line(String line) {
        return line(line, Serialization.JSON);
    }

    /** As above, where we speak another serialization. */
    public static ChildProcess line(String line, Serialization serialization) {
        SpawnOptions options =
                SpawnOptions.defaults()
                        .serialization(serialization)
                        .stdio(Stdio.pipe(), Stdio.pipe(), Stdio.pipe(), Stdio.ipc());
        return ChildProcesses.spawn("sh", List.of("-c", line), options);
    }

    public static Path script(String name) {
        return classes().resolve("children").resolve(name);
    }

    /** The tests' own class folder. */
    public static Path classes() {
        return location(Workers.class);
    }

    /** The library's class folder or jar. */
    public static Path library() {
        return location(Parent.class);
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static void assumeNode() {
        Assumptions.assumeTrue(isNodeInstalled(), "node is not installed");
    }

    public static boolean isNodeInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
