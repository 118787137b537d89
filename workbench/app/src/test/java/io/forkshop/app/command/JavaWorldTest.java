package io.forkshop.app.command;

import static io.forkshop.app.Until.DEADLINE;
import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Here;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.OutputLine;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One world: what commands start and what Java starts, from either side. */
class JavaWorldTest extends AtThePrompt {
    private static final Path ECHO = Here.child("Echo.java");

    /** What a program can see of the options that it was started with. */
    private static final String FACTS = "sh -c 'pwd; echo $A $B; cat; ps -o sid= -p $$ | wc -l'";

    private static final List<String> OPTIONS =
            List.of(
                    "--input hello",
                    "--input '' --timeout 20s",
                    "--input '' --kill-signal SIGUSR1 --timeout 20s",
                    "--input '' --cwd /tmp",
                    "--input '' --env A=1 --env B=two --env PATH=/usr/bin:/bin",
                    "--input '' --env +A=1 --env +B=2",
                    "--stdio ignore,pipe,pipe",
                    "--stdio ./in.txt,pipe,ignore",
                    "--stdio ignore,./out.txt,pipe",
                    "--tree --timeout 20s --stdio ignore,pipe,pipe");

    private String said(String line) {
        return String.join("\n", prompt.says(line));
    }

    @Test
    void aWorkerOfACommandIsAVariable() {
        prompt.type("fork " + ECHO);
        var w1 = prompt.session.world().find("w1").orElseThrow();
        assertTrue(said("w1.pid().getAsLong() + 0").contains(" ==> " + w1.pid()));
        prompt.type("w1.send(Map.of(\"n\", 1))");
        until("the answer is there", () -> said("messages w1").contains("{\"n\":1}"));
    }

    @Test
    void aWorkerOfJavaIsOneOfThePrompts() throws InterruptedException {
        var said = said("var w = fork(\"" + ECHO + "\")");
        var w1 = prompt.session.world().find("w1").orElseThrow();
        assertTrue(said.contains("w1: " + ECHO + ", pid " + w1.pid() + ", alive"), said);
        assertEquals(1, prompt.session.alive());
        assertTrue(said("ps").contains("w1"));
        prompt.type("kill w1 SIGKILL");
        assertTrue(said("w.await()").contains("killed by SIGKILL"));
    }

    @Test
    void aVariableOfTheLearnersIsLeftAlone() {
        prompt.type("int w1 = 5");
        prompt.type("fork " + ECHO);
        assertTrue(said("w1 + 1").contains(" ==> 6"));
        assertTrue(said("worker(\"w1\").isAlive()").contains(" ==> true"));
    }

    @Test
    void afterTheSessionWasReplacedAWorkerIsThereAgain() {
        prompt.type("fork " + ECHO);
        assertTrue(said("w1.isAlive()").contains("true"));
        prompt.type("System.exit(7)");
        assertTrue(said("w1.isAlive()").contains("true"));
        assertTrue(said("w1.send(1)").contains("true"));
    }

    @Test
    void theSessionIsShownAndNeitherCountedNorCleanedUp() {
        prompt.type("int x = 1");
        var session = prompt.session.java().pid().getAsLong();
        assertTrue(said("ps").contains("java session"), prompt.out());
        assertTrue(said("tree").contains("java session"), prompt.out());
        assertEquals(0, prompt.session.alive());
        var own = said("ChildProcesses.spawn(\"sleep\", \"1000\")");
        assertTrue(said("tree").contains("under java session"), own + prompt.out());
        assertTrue(said("cleanup").contains("1 process"), prompt.out());
        assertEquals(session, prompt.session.java().pid().getAsLong());
        assertTrue(said("x").contains(" ==> 1"), "the session lives on");
    }

    @Test
    void whoKillsTheSessionGetsAnother() {
        prompt.type("fork " + ECHO);
        prompt.type("int x = 1");
        var session = prompt.session.java().pid().getAsLong();
        prompt.type("kill " + session + " SIGKILL");
        until(
                "the session is another",
                () -> prompt.session.java().pid().orElse(session) != session);
        assertTrue(said("w1.isAlive()").contains("true"), prompt.out() + prompt.err());
    }

    @Test
    void whatIsCollectedIsSeenWhileItRuns() {
        prompt.type("var run = exec(\"sleep 1000\")");
        assertTrue(said("ps").contains("exec"), prompt.out());
        prompt.type("run.close()");
        assertFalse(said("ps").contains("exec"), prompt.out());
    }

    @Test
    void ctrlCEndsWhatASnippetWaitsFor() throws InterruptedException {
        prompt.type("int x = 1");
        var session = prompt.session.java().pid();
        for (var snippet : List.of("execSync(\"sleep 1000\")", "exec(\"sleep 1000\").join()")) {
            var typing = Thread.ofPlatform().start(() -> prompt.type(snippet));
            until("it runs", () -> programs() == 1);
            typing.interrupt();
            assertTrue(typing.join(DEADLINE), "the prompt is back");
            until("it has ended", () -> programs() == 0);
        }
        assertEquals(session, prompt.session.java().pid(), "nothing had to be replaced");
    }

    private static long programs() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").endsWith("/sleep"))
                .count();
    }

    @Test
    void commandsAreMethods() {
        prompt.type("var s = spawn(\"echo\", \"hello\")");
        prompt.type("s.await()");
        until("it is told", () -> said("output(s)").contains("s1 | hello"));
        assertTrue(said("ps()").contains("workbench"));
        assertTrue(said("tree()").contains("workbench"));
        assertTrue(said("kill(\"nobody\")").contains("nobody"), prompt.out());
        prompt.type("spawn sleep 1000");
        assertTrue(said("cleanup()").contains("1 process"), prompt.out() + prompt.err());
    }

    @Test
    void theJavaThatSpawnShowsDoesTheSame() throws Exception {
        Files.writeString(home.resolve("in.txt"), "from a file");
        for (var options : OPTIONS) {
            var typed = "spawn --show " + options.replace("./", home + "/") + " " + FACTS;
            var java = javaOf(typed);
            var asCommand = outcome(last());
            run(java);
            assertEquals(asCommand, outcome(last()), String.join("\n", java));
        }
    }

    @Test
    void theJavaThatForkShowsDoesTheSame() throws Exception {
        for (var options :
                List.of("", "--cwd /tmp", "--env +A=1", "--serialization advanced", "--tree")) {
            var java = javaOf("fork --show " + options + " " + ECHO + " a 'b c'");
            var asCommand = last();
            run(java);
            assertTrue(last() != asCommand, "another worker: " + java + prompt.err());
            assertEquals(asCommand.what(), last().what());
            assertEquals(asCommand.spoken(), last().spoken());
            for (var worker : List.of(asCommand, last())) {
                worker.child().send("x");
                until("it answers", () -> said("messages " + worker.name()).contains("\"x\""));
                worker.child().kill(Signal.SIGKILL);
            }
        }
    }

    @Test
    void theJavaThatExecShowsDoesTheSame() {
        for (var form : List.of("exec 'pwd; echo $A $B'", "execFile sh -c 'pwd; echo $A $B'")) {
            for (var options : List.of("", "--cwd /tmp", "--env +A=1", "--max-buffer 1000")) {
                var words = form.split(" ", 2);
                var said = prompt.says(words[0] + " --show " + options + " " + words[1]);
                var end = said.indexOf("}");
                var all = new ArrayList<String>();
                said.stream()
                        .filter(line -> line.startsWith("stdout| "))
                        .filter(line -> line.length() > "stdout| ".length())
                        .forEach(line -> all.add(line.substring("stdout| ".length())));
                assertEquals(all, runOnly(said.subList(0, end + 1)), String.join("\n", said));
            }
        }
    }

    /** Types a command; returns the Java that it prints. */
    private List<String> javaOf(String command) {
        var said = prompt.says(command);
        return said.stream()
                .filter(line -> line.startsWith("var ") || line.startsWith("env.put("))
                .toList();
    }

    private void run(List<String> java) {
        assertFalse(java.isEmpty(), prompt.out() + prompt.err());
        assertEquals(0, prompt.type(String.join(" ", java)), prompt.out() + prompt.err());
    }

    /** What it prints: of several snippets, what is no variable's value. */
    private List<String> runOnly(List<String> java) {
        return prompt.says(String.join("\n", java)).stream()
                .filter(line -> !line.contains(" ==> ") && !line.isBlank())
                .toList();
    }

    private Live last() {
        return List.copyOf(prompt.session.world().all()).getLast();
    }

    private static List<String> outcome(Live live) throws InterruptedException {
        live.awaitExit(DEADLINE);
        var facts = new ArrayList<>(live.output().lines().stream().map(OutputLine::text).toList());
        facts.add(String.valueOf(live.ending()));
        facts.add(live.what());
        return facts;
    }
}
