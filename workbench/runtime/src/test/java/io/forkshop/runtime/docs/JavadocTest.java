package io.forkshop.runtime.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every public type and method that a user of the library can reach says what it is. */
class JavadocTest {
    private static final String ROOT = "io.forkshop.runtime";
    private static final String API = String.join(",", ROOT, ROOT + ".channel", ROOT + ".process");

    @TempDir Path classes;

    /** By javac's own look at the comments. It also misses a @return; the sentence is enough. */
    @Test
    void everyPublicMethodHasItsSentence() throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-Xdoclint:missing/public",
                                "-Xdoclint/package:" + API,
                                "-Xmaxwarns",
                                "10000",
                                "-d",
                                classes.toString()));
        Docs.files(Docs.SOURCES, ".java").forEach(file -> arguments.add(file.toString()));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);

        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int code = javac.run(out, out, arguments.toArray(String[]::new));

        assertEquals(0, code, said::toString);
        assertTrue(said.toString().contains("warning: no @"), "nothing was looked at: " + said);
        assertEquals("", lines(said.toString()));
    }

    /**
     * The complaint and the line that it is about. A record's checks and an enum's constants are
     * told by their types' own comments.
     */
    private static String lines(String said) {
        List<String> all = said.lines().toList();
        return IntStream.range(0, all.size() - 1)
                .filter(i -> all.get(i).endsWith("warning: no comment"))
                .filter(i -> !all.get(i + 1).strip().matches("[A-Z0-9_]+\\b.*|public \\w+ \\{"))
                .mapToObj(i -> all.get(i) + " " + all.get(i + 1).strip())
                .collect(Collectors.joining("\n"));
    }
}
