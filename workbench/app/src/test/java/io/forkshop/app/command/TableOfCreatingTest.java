package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of section 3, cell by cell: whoever types the lines of its pages sees what the pages
 * say. A line that is not on a page fails its test.
 */
class TableOfCreatingTest {
    private static final Path SECTION = Path.of("../../chapters/3-create/section.adoc");

    @TempDir Path home;
    private Typing prompt;
    private List<String> page;

    @BeforeEach
    void open() throws IOException {
        prompt = new Typing(home);
        prompt.session.moveTo("3.1");
        page =
                Files.readAllLines(SECTION).stream()
                        .filter(line -> line.startsWith("try::"))
                        .map(
                                line ->
                                        line.substring(
                                                "try::".length(), line.length() - "[]".length()))
                        .toList();
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    @Test
    void spawnRunsACommandAndStreams() {
        shows("spawn ls", 0, "s1  pid ", "runs ls");
        prompt.type("await s1 exit");
        shows("spawn --cwd 3-create sh slow.sh", 0, "s2  pid ");
        Until.until("a line came", () -> prompt.out().contains("s2 | one"));
        assertTrue(prompt.session.world().find("s2").orElseThrow().alive(), "before its end");
    }

    @Test
    void spawnHasAShellOnlyIfAsked() {
        shows("spawn echo '*.adoc'", 0);
        prompt.type("await s1 exit");
        assertTrue(prompt.says("output s1").contains("s1 | *.adoc"));
        shows("spawn --shell 'echo *.adoc'", 0, "argv: /bin/sh -c 'echo *.adoc'");
    }

    @Test
    void execRunsALineOfShell() {
        shows("exec 'ls | wc -l'", 0, "argv: /bin/sh -c 'ls | wc -l'", "stdout| ");
        shows("exec 'echo $HOME'", 0, "stdout| " + System.getenv("HOME"));
        shows("exec 'echo two; echo one | tr a-z A-Z'", 0, "stdout| two", "stdout| ONE");
        shows("exec --show 'echo hello'", 0, "exec(\"echo hello\")");
        shows("exec --cwd 3-create 'sh count.sh *.sh'", 0, "stdout| [count.sh]");
    }

    @Test
    void execFileHasNoShell() {
        shows("execFile ls", 0, "argv: ls");
        shows("execFile echo '$HOME'", 0, "stdout| $HOME");
        shows(
                "execFile echo two ';' echo one '|' tr a-z A-Z",
                0,
                "stdout| two ; echo one | tr a-z A-Z");
        shows("execFile --cwd 3-create sh count.sh '*.sh'", 0, "stdout| 1", "stdout| [*.sh]");
        shows("execFile 'ls -l'", 1, "argv: 'ls -l'", "error: code ENOENT");
    }

    @Test
    void forkRunsAModuleWithAChannel() {
        shows("fork hello.java", 0, "channel: its descriptor 3");
        shows("fork greet.java", 0, "w2  pid");
        shows("send w2 \"$(expr 40 + 2)\"", 0);
        shows("await w2 message", 0, "\"exec\":\"Hello, 42", "Hello, $(expr 40 + 2)");
    }

    @Test
    void theBufferHasALimit() {
        shows("exec --max-buffer 12 yes", 1, "more than 12 bytes", "MAXBUFFER");
        shows("exec --cwd 3-create 'sh slow.sh'", 0, "stdout| one", "stdout| three");
    }

    @Test
    void allFourHaveATimeLimit() {
        shows("exec --timeout 500ms 'sleep 60'", 124, "killed by SIGTERM", "ETIMEDOUT");
        shows("spawn --timeout 500ms sleep 60", 0, "s1  pid");
        prompt.type("await s1 exit");
        assertTrue(prompt.out().contains("s1 ended: killed by SIGTERM. Its time was over."));
        shows("fork --timeout 2s echo.java", 0, "w1  pid");
        prompt.type("await w1 exit");
        assertTrue(prompt.out().contains("w1 ended: killed by SIGTERM. Its time was over."));
    }

    @Test
    void whatTheShellHadStartedLivesOnAndIsFound() {
        shows("execFile --timeout 500ms --cwd 3-create sh family.sh", 124, "killed by SIGTERM");
        shows("ps", 0, "sleep 600");
        prompt.type("cleanup");
        shows("execFile --tree --timeout 500ms --cwd 3-create sh family.sh", 124, "Over 500 ms");
        assertTrue(prompt.says("cleanup").toString().contains("Nothing to end"));
        prompt.type("spawn --shell 'sleep 600'");
        shows("cleanup", 0, " ended");
    }

    @Test
    void aFileOfJavaScriptFailsInThreeWays() {
        shows("execFile --cwd 3-create ./plain.js", 1, "error: code EACCES");
        shows("execFile --cwd 3-create ./lost.js", 1, "error: code ENOENT");
        shows("execFile --cwd 3-create ./nobang.js", 1, "exited with code 2", "yntax error");
    }

    @Test
    void andRunsWhenNothingIsMissing() {
        assumeTrue(prompt.type("execFile node --version") == 0, "node is not installed");
        shows("execFile --cwd 3-create ./right.js", 0, "stdout| hello from a program");
    }

    @Test
    void exitIsToldBeforeClose() {
        shows("spawn --shell 'sleep 3 & exit 0'", 0, "s1  pid");
        prompt.type("await s1 exit");
        assertTrue(prompt.out().contains("s1 ended: exited with code 0."), prompt.out());
        shows("exec 'sleep 3 & exit 0'", 0, "exited with code 0. Exit after ", ", close after ");
    }

    @Test
    void endingsAreToldApart() {
        shows("exec 'echo careful >&2'", 0, "stderr| careful", "exited with code 0");
        shows("exec 'echo all is well; exit 3'", 1, "error: code 3");
        shows("exec 'kill -KILL $$'", 1, "killed by SIGKILL, not by us");
        shows("exec 'exit 137'", 1, "error: code 137, signal null");
        shows("exec --cwd 3-create 'sh reports.sh'", 1, "error: code 137, signal null");
        shows("exec --cwd /no/such/folder 'echo hello'", 1, "code ENOENT", "/no/such/folder");
    }

    @Test
    void killedIsNotDead() {
        shows("spawn --cwd 3-create sh deaf.sh", 0, "s1  pid");
        Until.until("it is ready", () -> prompt.out().contains("s1 | ready"));
        assertEquals(0, prompt.type("kill s1"));
        Until.until("it answers", () -> prompt.out().contains("s1 | still here"));
        assertEquals(0, prompt.type("kill s1 SIGKILL"));
    }

    @Test
    void aMistypedNameIsCorrected() {
        shows("cp.spwan('ls')", 2, "Did you mean 'spawn'?");
    }

    /** A line of the pages fails exactly when it is meant to, and none is left unproved here. */
    @Test
    void everyLineThatStartsAProcessIsProvedAbove() throws IOException {
        String proofs =
                Files.readString(
                        Path.of("src/test/java/io/forkshop/app/command/TableOfCreatingTest.java"));
        List<String> unproved = new ArrayList<>();
        for (String line : page) {
            String literal = line.replace("\\", "\\\\").replace("\"", "\\\"");
            if (line.matches("(spawn|exec|execFile) .*") && !proofs.contains(literal)) {
                unproved.add(line);
            }
        }
        assertEquals(List.of(), unproved);
    }

    private void shows(String line, int code, String... parts) {
        assertTrue(page.contains(line), () -> "not on a page: " + line);
        prompt.says("where"); // What came before is no proof.
        assertEquals(code, prompt.type(line), () -> line + ": " + prompt.out() + prompt.err());
        String said = prompt.out() + prompt.err();
        for (String part : parts) {
            assertTrue(said.contains(part), () -> line + " does not show '" + part + "': " + said);
        }
    }
}
