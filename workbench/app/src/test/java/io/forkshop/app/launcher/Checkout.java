package io.forkshop.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher in it. Its workbench is a stand-in, and its {@code mvnw}
 * only copies that into place and counts how often it was called.
 */
final class Checkout {
    private static final Path LAUNCHER = Path.of("../../forkshop").toAbsolutePath().normalize();
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private static final String OPEN = "rwxrwxrwx";
    private static final String STRANGER = "64321";

    /** What the launcher needs beside a JDK. A PATH of these alone holds no java. */
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "cp",
                    "cut",
                    "dirname",
                    "env",
                    "find",
                    "flock",
                    "grep",
                    "mkdir",
                    "mktemp",
                    "mv",
                    "readlink",
                    "rm",
                    "script",
                    "sed",
                    "sleep",
                    "stty",
                    "tee",
                    "touch");

    final Path root;
    private final Path tools;

    Checkout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("checkout")).toRealPath();
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            offer(tool);
        }
        Files.copy(LAUNCHER, root.resolve("forkshop"));
        for (String file :
                List.of(
                        "pom.xml",
                        "workbench/app/pom.xml",
                        "workbench/app/src/A.java",
                        "chapters/a.adoc")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        Files.createDirectories(root.resolve("workbench/app/target/lib"));
        makeJar(folder);
        mvnw(
                """
                cp ready.jar workbench/app/target/forkshop-app.jar
                cp ready.jar workbench/app/target/lib/other.jar
                """);
    }

    private void offer(String tool) throws IOException {
        for (String folder : List.of("/usr/bin", "/bin")) {
            Path real = Path.of(folder, tool);
            if (Files.isExecutable(real)) {
                script(tools.resolve(tool), "exec " + real + " \"$@\"\n");
                return;
            }
        }
    }

    private void makeJar(Path folder) throws IOException {
        Path source = folder.resolve("Main.java");
        try (InputStream main = Checkout.class.getResourceAsStream("/launcher/Main.java")) {
            Files.copy(main, source);
        }
        Path classes = folder.resolve("classes");
        run("javac", "-d", classes.toString(), source.toString());
        run(
                "jar",
                "--create",
                "--file",
                root.resolve("ready.jar").toString(),
                "-C",
                classes.toString(),
                ".");
    }

    private static void run(String tool, String... args) {
        assertEquals(
                0,
                ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, args),
                tool);
    }

    /** Replaces what the build does. */
    void mvnw(String body) throws IOException {
        script(root.resolve("mvnw"), "set -e\necho called >>calls\n" + body);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + body);
        file.toFile().setExecutable(true);
    }

    int builds() throws IOException {
        return Files.readAllLines(root.resolve("calls")).size();
    }

    /** Starts the launcher with JAVA_HOME set to the JDK of this test and nothing else to find. */
    Process start(String... args) throws IOException {
        return start(Map.of("JAVA_HOME", JDK.toString()), args);
    }

    Process start(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("forkshop").toString()));
        command.addAll(List.of(args));
        return builder(environment, command).start();
    }

    /** Starts it as a user who owns nothing else; it takes root to become one. */
    Process startAsStranger(String... args) throws IOException {
        for (Path folder : List.of(root.getParent(), tools)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.toList()) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(OPEN));
                }
            }
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid", STRANGER));
        command.addAll(List.of("--regid", STRANGER, "--clear-groups"));
        command.add(root.resolve("forkshop").toString());
        command.addAll(List.of(args));
        return builder(Map.of("JAVA_HOME", JDK.toString()), command).start();
    }

    /** Runs a shell line on a pseudo-terminal in the checkout. */
    Process startOnTerminal(String line) throws IOException {
        return builder(
                        Map.of("JAVA_HOME", JDK.toString()),
                        List.of("script", "-qefc", line, "/dev/null"))
                .start();
    }

    private ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", root.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("FORKSHOP_JDKS", root.resolve("jdks").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** A folder under FORKSHOP_JDKS that says it is a JDK of that version. */
    Path installJdk(String version) throws IOException {
        Path jdk = root.resolve("jdks/jdk-" + version);
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        script(bin.resolve("java"), "echo this is version " + version + "\n");
        script(bin.resolve("javac"), "");
        Files.writeString(
                jdk.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + ".0.1+1\"\n");
        return jdk;
    }
}
