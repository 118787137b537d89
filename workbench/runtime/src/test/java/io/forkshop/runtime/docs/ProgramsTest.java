package io.forkshop.runtime.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExecResult;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.ClusterStory;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each program that the documentation shows is run, as its reader would run it. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(300)
class ProgramsTest {
    private static final ExecOptions BOUNDED =
            ExecOptions.defaults().timeout(Duration.ofSeconds(250)).input("\n");

    @TempDir Path folder;

    @Test
    void theProgramsOfThePagesPrintWhatThePagesSay() throws Exception {
        Map<Path, ExecHandle> running = new LinkedHashMap<>();
        for (Path said : Docs.files(Docs.PROGRAMS, ".txt")) {
            String name = said.getFileName().toString().replace(".txt", ".java");
            running.put(said, java(Docs.PROGRAMS.toAbsolutePath(), name));
        }
        assertTrue(running.size() >= 5, running::toString);
        for (Map.Entry<Path, ExecHandle> each : running.entrySet()) {
            ExecResult result = each.getValue().join();
            assertEquals(Files.readString(each.getKey()), result.stdout());
            assertEquals("", result.stderr());
        }
    }

    @Test
    void theProgramsOfTheJavadocRun() throws Exception {
        for (String worker : List.of("echo.java", "server.java")) {
            Files.copy(Docs.PROGRAMS.resolve(worker), folder.resolve(worker));
        }
        List<Docs.Snippet> snippets = Docs.snippets();
        assertTrue(snippets.size() >= 3, snippets::toString);
        for (Docs.Snippet snippet : snippets) {
            Path program = Files.writeString(folder.resolve("program.java"), snippet.program());
            if (snippet.isWorker()) {
                givesBack(program);
            } else if (snippet.isClusterWorker()) {
                serves(program);
            } else {
                ExecResult result = java(folder, "program.java").join();
                assertEquals("", result.stderr(), snippet.toString());
                String said = result.stdout();
                assertTrue(said.contains(snippet.says()), said);
            }
        }
    }

    private static void serves(Path program) throws Exception {
        ClusterOptions options = ClusterOptions.of(program.toString()).fork(Workers.options());
        try (Cluster cluster = Cluster.of(options)) {
            ClusterStory story = ClusterStory.of(cluster);
            cluster.fork();
            assertEquals(List.of("hello"), Client.whoServes(story.awaitPort(1), 1));
            cluster.disconnect();
            story.await("1 exit: exited with code 0");
        }
    }

    private static void givesBack(Path program) throws InterruptedException {
        ChildProcess worker = ChildProcesses.fork(program.toString(), List.of(), Workers.options());
        Story story = Story.of(worker);
        worker.send(List.of(1, "two"));
        assertEquals(List.of(1, "two"), story.nextMessage());
        worker.disconnect();
        assertEquals("exited with code 0", story.exit().toString());
        story.whole();
    }

    private static ExecHandle java(Path folder, String program) {
        List<String> line =
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Workers.library().toString(),
                        program);
        return ChildProcesses.execFile(Workers.java(), line, BOUNDED.cwd(folder));
    }

    @Test
    void everyProgramIsShownAndWhatIsShownIsThere() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (Path page : Docs.files(Docs.FOLDER, ".adoc")) {
            pages.append(Files.readString(page));
        }
        for (Path program : Docs.files(Docs.PROGRAMS, ".java")) {
            String include = "include::programs/" + program.getFileName() + "[]";
            assertTrue(pages.toString().contains(include), "no page shows " + program);
        }
        for (String line : pages.toString().split("\n")) {
            if (line.startsWith("include::")) {
                String file = line.substring("include::".length(), line.indexOf('['));
                assertTrue(Files.exists(Docs.FOLDER.resolve(file)), "a page shows " + file);
            }
        }
    }
}
