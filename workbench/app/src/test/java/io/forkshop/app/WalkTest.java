package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whoever types every line that the pages tell them to type sees each of them work. */
class WalkTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern TO_TYPE = Pattern.compile("(?m)^try::(.+)\\[]$");
    private static final long DEADLINE_SECONDS = 120;

    @TempDir private Path folder;

    @Test
    void theLinesOfTheSectionOnOneProcessAllWork() throws Exception {
        walk("0-process");
    }

    @Test
    void theLinesOfTheSectionOnServingModelsAllWork() throws Exception {
        walk("1-models");
    }

    @Test
    void theLinesOfTheSectionOnForkAllWork() throws Exception {
        walk("2-fork");
    }

    /** It shows failures on purpose: the first is a command that does not exist. */
    @Test
    void theLinesOfTheSectionOnCreatingProcessesLeaveNothing() throws Exception {
        walk("3-create", 2);
    }

    @Test
    void theLinesOfTheSectionOnMessagesAllWork() throws Exception {
        assumeTrue(Here.hasNode(), "node is not installed");
        walk("4-messages");
    }

    /** It shows failures on purpose: the first is a request that nobody answers. */
    @Test
    void theLinesOfTheSectionOnClustersLeaveNothing() throws Exception {
        walk("6-cluster", 1);
    }

    @Test
    void theLinesOfTheSectionOnTheWebWorkerAllWork() throws Exception {
        walk("5-analogy");
    }

    private void walk(String section) throws Exception {
        walk(section, 0);
    }

    private void walk(String section, int code) throws Exception {
        List<String> lines = linesToType(section);
        Path typed = Files.write(folder.resolve("typed"), lines);
        Path said = folder.resolve("said");
        String session = "walk-" + section + "-" + System.nanoTime();
        ProcessBuilder workbench =
                new ProcessBuilder(
                        JAVA.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dforkshop.home=" + Repository.ROOT,
                        "-Dforkshop.session=" + session,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.forkshop.app.Main");
        workbench.environment().put("XDG_STATE_HOME", folder.toString());
        workbench.redirectInput(typed.toFile()).redirectErrorStream(true);
        Process running = workbench.redirectOutput(said.toFile()).start();
        boolean ended = running.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly().waitFor();
        String all = Files.readString(said);
        assertTrue(ended, () -> "not at its end after " + DEADLINE_SECONDS + " s:\n" + all);
        assertEquals(code, running.exitValue(), all);
        assertEquals(List.of(), carrying(session), all);
    }

    private static List<String> linesToType(String section) throws IOException {
        Path source = Repository.ROOT.resolve("chapters").resolve(section).resolve("section.adoc");
        List<String> lines = new ArrayList<>();
        lines.add("goto " + section.charAt(0) + ".1");
        lines.addAll(
                TO_TYPE.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .toList());
        lines.add("quit");
        return lines;
    }

    /** The processes that inherited the session's mark, and so were left behind by it. */
    private static List<String> carrying(String session) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process :
                    all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    Path environment = process.resolve("environ");
                    byte[] bytes = Files.readAllBytes(environment);
                    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(session)) {
                        left.add(process.toString());
                    }
                } catch (IOException e) {
                    continue; // Gone meanwhile, or another user's.
                }
            }
        }
        return left;
    }
}
