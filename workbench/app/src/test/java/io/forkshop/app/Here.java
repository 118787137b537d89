package io.forkshop.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What there is on the machine of the tests. */
public final class Here {
    private Here() {}

    public static boolean hasNode() {
        return has("node");
    }

    /** Whether a program of that name is on the search path. */
    public static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** One of the programs under {@code children} among the test's resources. */
    public static Path child(String name) {
        try {
            return Path.of(Here.class.getResource("/children/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
