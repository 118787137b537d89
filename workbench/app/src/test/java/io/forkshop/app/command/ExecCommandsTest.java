package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Here;
import io.forkshop.app.call.Compiled;
import io.forkshop.app.terminal.HostileCorpus;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What exec and execFile show, and what the options do to real processes. */
class ExecCommandsTest extends AtThePrompt {
    @Test
    void execShowsTheArgumentsOfTheShellTheOutputAndTheEnding() {
        var said = prompt.says("exec 'echo out; echo err >&2; exit 3'");
        assertTrue(
                said.getFirst()
                        .matches("pid \\d+  argv: /bin/sh -c 'echo out; echo err >&2; exit 3'"),
                said.toString());
        assertEquals(List.of("stdout| out", "stderr| err"), said.subList(1, 3));
        assertTrue(said.get(3).startsWith("exited with code 3. Exit after "), said.toString());
        assertEquals("error: code 3, signal null, killed false", said.get(4));
        assertEquals(5, said.size(), said.toString());
        assertEquals(1, prompt.type("exec 'exit 3'"));
    }

    @Test
    void writingToStderrIsNoFailure() {
        assertEquals(0, prompt.type("exec 'echo err >&2'"));
        assertFalse(prompt.out().contains("error:"), prompt.out());
    }

    @Test
    void aLineOfSeveralWordsGoesToTheShellAsItWasTyped() {
        has("exec echo \"a  b\" | tr a-z A-Z", "stdout| A  B");
        has("exec --timeout 20s echo 'a  b' \\\\", "stdout| a  b \\");
    }

    @Test
    void execFileHandsOverEveryArgumentAsItIs() {
        has("execFile printf '[%s]\\n' '*' '$HOME' ';' 'a  b'", "stdout| [$HOME]");
        has("execFile echo '*'", "stdout| *");
        assertTrue(
                prompt.says("execFile echo '*' \"it's\"")
                        .getFirst()
                        .endsWith("  argv: echo '*' 'it'\\''s'"));
    }

    @Test
    void aTimeoutIsSaidAndIsExitCode124() {
        var said = prompt.says("exec --timeout 50ms --kill-signal SIGKILL 'exec sleep 1000'");
        assertTrue(
                said.get(1).startsWith("Over 50 ms, so it was sent SIGKILL; killed by SIGKILL."),
                said.toString());
        assertTrue(
                said.getLast().startsWith("error: code ETIMEDOUT (in Node null), signal SIGKILL"),
                said.toString());
        assertEquals(124, prompt.type("exec --timeout 50ms 'exec sleep 1000'"));
    }

    @Test
    void tooMuchOutputIsCutAtTheLimit() {
        var said = prompt.says("exec --max-buffer 4 'exec yes'");
        assertEquals(List.of("stdout| y", "stdout| y"), said.subList(1, 3));
        assertTrue(said.get(3).startsWith("stdout had more than 4 bytes"), said.toString());
        assertTrue(said.getLast().contains("ERR_CHILD_PROCESS_STDIO_MAXBUFFER"), said.toString());
    }

    @Test
    void anotherKillerIsNotUs() {
        var said = prompt.says("exec 'kill -KILL $$'");
        assertTrue(said.get(1).startsWith("killed by SIGKILL, not by us."), said.toString());
        assertTrue(said.getLast().endsWith("killed false"), said.toString());
        has("exec 'exit 137'", "error: code 137, signal null, killed false");
    }

    @Test
    void anAdvancedWorkerKeepsWhatJsonLoses() throws IOException {
        Path file =
                Files.writeString(
                        home.resolve("Minus.java"),
                        """
                        import io.forkshop.runtime.channel.Parent;
                        void main() {
                            Parent.onMessage(m -> Parent.send(String.valueOf(m)));
                            Parent.send(List.of(new java.math.BigInteger("9".repeat(20))));
                        }
                        """);
        prompt.type("fork --serialization advanced " + file);
        has("await w1 message", "from w1: [" + "9".repeat(20) + "]");
        prompt.type("send w1 [1]");
        has("await w1 message", "from w1: \"[1]\"");
    }

    @Test
    void whatCannotBeStartedHasNoPidAndSaysWhy() {
        var said = prompt.says("execFile 'ls -l'");
        assertEquals("no pid  argv: 'ls -l'", said.getFirst());
        assertTrue(said.contains("error: code ENOENT"), said.toString());
        assertTrue(said.getLast().contains("no program named ls -l"), said.toString());
        assertEquals(1, prompt.type("execFile no-such-program"));
    }

    @Test
    void aMissingDirectoryIsNamed() {
        var said = prompt.says("exec --cwd /no/such/folder pwd");
        assertTrue(said.contains("error: code ENOENT"), said.toString());
        assertTrue(said.getLast().contains("directory /no/such/folder does not exist"));
    }

    @Test
    void thereIsNothingToReadUnlessThereIsInput() {
        has("execFile wc -c", "stdout| 0");
        has("exec --input 'b\\na\\n' sort", "stdout| a");
        prompt.type("spawn --input 'hello\\n' cat");
        has("await s1 exit", "s1 ended: exited with code 0.");
        assertTrue(prompt.says("output s1").contains("s1 | hello"));
    }

    @Test
    void environmentAndDirectoryAreTheChilds() {
        has("exec --env A=1 'echo $A-$HOME-'", "stdout| 1--");
        has("exec --env +A=1 'echo $A-${PATH:+path}'", "stdout| 1-path");
        has("execFile --cwd " + home + " pwd", "stdout| " + home);
        has("execFile --cwd 2-fork ls counter.js", "stdout| counter.js");
    }

    @Test
    void filesTakeThePlaceOfPipes() throws IOException {
        Path file = home.resolve("out.txt");
        prompt.type("spawn --stdio ignore," + file + ",ignore echo hello");
        prompt.type("await s1 exit");
        assertEquals("hello\n", Files.readString(file));
        has("exec --stdio " + file + ",pipe,pipe cat", "stdout| hello");
    }

    @Test
    void spawnWithAShellShowsWhatTheShellGets() {
        var said = prompt.says("spawn --shell echo 'a; exit 5'");
        assertTrue(
                said.getFirst().matches("s1  pid \\d+  argv: /bin/sh -c 'echo a; exit 5'"),
                said.toString());
        has("await s1 exit", "s1 ended: exited with code 5.");
    }

    @Test
    void aTimeThatIsOverIsSaidAtTheEnd() {
        prompt.type("spawn --timeout 50ms sleep 1000");
        has("await s1 exit", "s1 ended: killed by SIGTERM. Its time was over.");
        prompt.type("fork --timeout 50ms " + Here.child("Echo.java"));
        has("await w1 exit", "w1 ended: killed by SIGTERM. Its time was over.");
        prompt.type("spawn sleep 1000");
        prompt.type("kill s2");
        has("await s2 exit", "s2 ended: killed by SIGTERM.");
    }

    @Test
    void withTreeATimeoutEndsAllThatWasStarted() {
        prompt.type("exec --tree --timeout 100ms 'sleep 1000 & sleep 1000'");
        has("cleanup", "Nothing to end: no process of this workbench is alive.");
        prompt.type("spawn --tree --timeout 100ms sh -c 'sleep 1000 & sleep 1000'");
        has("await s1 exit", "s1 ended: killed by SIGTERM. Its time was over.");
        until(
                "its family is gone",
                () -> prompt.says("cleanup").toString().contains("Nothing to end"));
    }

    @Test
    void killTreeEndsTheWholeFamily() {
        prompt.type("spawn sh -c 'sleep 1000 & sleep 1000 & echo ready; wait'");
        until("it is ready", () -> prompt.out().contains("s1 | ready"));
        assertTrue(prompt.says("kill --tree s1").getFirst().startsWith("s1: 3 processes ended"));
        has("cleanup", "Nothing to end: no process of this workbench is alive.");
        assertEquals(2, prompt.type("kill --tree s1 SIGKILL"));
        assertEquals(2, prompt.type("kill --tree 4711"));
    }

    @Test
    void everyCallThatIsShownCompiles() {
        String echo = Here.child("Echo.java").toString();
        for (String line :
                List.of(
                        "exec --show --timeout 9s --env A=1 'exit 3'",
                        "execFile --show --max-buffer 9 --input x --cwd /tmp cat '\"'",
                        "spawn --show --shell --env +A=1 'sleep 1000'",
                        "fork --show --stdio pipe --timeout 1m " + echo + " 'a b'",
                        "send --show w1 {\"n\": [1, \"\\u65e5\"]}",
                        "await w1 message --show",
                        "await w1 exit --show --timeout 1ms",
                        "await w1 listening --show --timeout 1ms",
                        "disconnect --show w1",
                        "kill --show s1 SIGUSR1",
                        "fork --show " + echo,
                        "kill --show w2",
                        "kill --tree --show s1")) {
            Compiled.statements(shown(line), "w1", "w2", "s1");
        }
        String pid = Long.toString(prompt.fork("Echo.java"));
        Compiled.statements(shown("kill --show " + pid + " SIGUSR2"));
    }

    /** The lines that are Java: a statement, a comment, or what stands in a block. */
    private List<String> shown(String line) {
        var java =
                prompt.says(line).stream()
                        .filter(l -> l.matches("(.*;|try \\(.*\\{|}|//.*)"))
                        .filter(l -> !l.startsWith("s1  pid") && !l.startsWith("pid "))
                        .map(l -> l.replaceFirst("^var [ws]\\d = ", "var made = "))
                        .toList();
        assertFalse(java.isEmpty(), () -> "nothing is shown by: " + line);
        return java;
    }

    @Test
    void whatIsNotUnderstoodStartsNothing() {
        refused("exec", "exec needs a line for the shell, for example: exec 'ls | wc -l'");
        refused("execFile", "execFile needs a program to run, for example: execFile ls -l");
        refused(
                "exec --timeot 2s ls",
                "exec has no option '--timeot'. Options stand before the program; -- ends them. Did"
                        + " you mean '--timeout'?");
        refused("exec --timeout 5 ls", "'5' is not a time. Write 5ms or 5s.");
        refused(
                "spawn --kill-signal SIGKIL ls",
                "There is no signal 'SIGKIL'. Did you mean 'SIGKILL'?");
        refused("fork --shell x", "fork has no --shell: it starts a runtime, never a shell.");
    }

    private void refused(String line, String why) {
        assertEquals(List.of(why), prompt.says(line));
        assertEquals(2, prompt.type(line), line);
    }

    @Test
    void aMistypedCallIsAnsweredWithTheCommandThatIsMeant() {
        has("cp.spwan('ls')", "There is no 'cp.spwan'. Did you mean 'spawn'? 'help' lists all.");
        has("spwan ls", "There is no command 'spwan'. Did you mean 'spawn'? 'help' lists all.");
        has(
                "cp.exec('ls')",
                "There is no 'cp.exec'. Here type 'exec' alone: exec [OPTIONS]" + " 'LINE'");
        assertEquals(0, prompt.type("execfile true"), "as one may remember it");
    }

    @Test
    void noOutputReachesTheTerminalRaw() throws IOException {
        byte[] all = String.join("\n", HostileCorpus.samples()).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(home.resolve("x"), all);
        String said = prompt.says("exec 'cat " + file + "; cat " + file + " >&2'").toString();
        HostileOutputTest.requireInert(said);
        HostileOutputTest.requireInert(prompt.says("execFile echo '\u001b[31m'").toString());
    }

    @Test
    void theListOfCommandsFitsOnAScreen() {
        assertTrue(prompt.says("help").size() < 24);
        assertTrue(prompt.says("help").toString().contains("exec execFile"));
    }

    private void has(String line, String expected) {
        var said = prompt.says(line);
        assertTrue(said.contains(expected), said.toString());
    }
}
