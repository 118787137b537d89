package io.forkshop.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the rivals are. */
final class Programs {
    static final String NO_NODE = "there is no program node in the directories of PATH";

    static final String NO_JSHELL = "the Java that runs us is no full JDK, it has no bin/jshell";

    private Programs() {}

    /** The real node, from the PATH. */
    static Optional<Path> node() {
        return find("node");
    }

    /** The program of that name, from the PATH. */
    static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Programs::runs)
                .findFirst();
    }

    /** The jshell of the JDK that runs us. */
    static Optional<Path> jshell() {
        return Optional.of(Path.of(System.getProperty("java.home"), "bin", "jshell"))
                .filter(Programs::runs);
    }

    static boolean runs(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
