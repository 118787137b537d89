package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;

/** The formatter reads javac's insides, so it runs in a process that has them opened. */
class SourceFormatTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void everySourceIsAsTheFormatterWritesIt() throws IOException, InterruptedException {
        Process formatter =
                new ProcessBuilder(
                                JAVA.toString(),
                                "@.mvn/format.args",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ".mvn/Format.java",
                                "check")
                        .directory(Repository.ROOT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String report = new String(formatter.getInputStream().readAllBytes()).strip();

        assertEquals(
                0,
                formatter.waitFor(),
                () -> "Not formatted; `./mvnw -Pformat process-sources` repairs it:\n" + report);
    }
}
