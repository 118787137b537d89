package io.forkshop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. Surefire starts them in the module's folder. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Repository() {}

    /** Every Java source of the workbench, tests included. */
    static List<Path> javaSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("workbench"))) {
            return files.filter(Repository::isSource).sorted().toList();
        }
    }

    private static boolean isSource(Path file) {
        String name = ROOT.relativize(file).toString();
        return name.endsWith(".java") && name.contains("/src/");
    }
}
