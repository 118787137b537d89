package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Real processes, looked at through inspect and trace. */
class InspectTest extends AtThePrompt {
    @Test
    void theChannelIsNamedWithItsOtherEnd() {
        needsProc();
        prompt.fork("Echo.java");
        var self = ProcessHandle.current().pid();
        has("inspect w1 fds", "3: IPC channel, other end is fd \\d+ of pid " + self);
        has("inspect w1 fds", "1: standard output, writing end of a pipe, other end is fd \\d+");
    }

    @Test
    void aListeningSocketIsNamedWithItsAddressAndItsSharers() {
        needsProc();
        prompt.fork("Listens.java");
        prompt.type("await w1 listening");
        has("inspect w1 fds", "listening on .*:\\d+");
        has("inspect w1", "listens +\\S*:\\d+");
    }

    @Test
    void theThreadsOfAJvmHaveMakers() {
        needsProc();
        prompt.fork("Echo.java");
        until(
                "the JVM has begun all its threads",
                () -> prompt.says("inspect w1 threads").toString().contains("JVM: its clock"));
        has("inspect w1 threads", "JVM: main, runs the program");
        has("inspect w1 threads", "JVM: its clock");
        has("inspect w1 memory", "PSS +[\\d.]+ [KM]iB: shared pages");
        has("inspect w1 memory", "heap limit +");
        has("inspect w1 signals", "caught .*SIGSEGV");
    }

    @Test
    void theThreadsOfANodeHaveMakers() throws Exception {
        needsProc();
        assumeTrue(Here.has("node"), "there is no node here");
        var file = Files.writeString(home.resolve("w.js"), "process.on('message', () => {})\n");
        prompt.type("fork " + file);
        until("it has its threads", () -> prompt.says("inspect w1 threads").size() > 8);
        has("inspect w1 threads", "node: main, runs JavaScript");
        has("inspect w1 threads", "V8: worker");
        has("inspect w1 fds", "3: IPC channel");
        has("inspect w1 fds", "epoll: waits for many descriptors at once");
    }

    @Test
    void switchesAreCountedSinceTheLastLook() {
        needsProc();
        prompt.fork("Echo.java");
        assertFalse(prompt.says("inspect w1").toString().contains("(+"), "the first look");
        prompt.type("send w1 1");
        prompt.type("await w1 message");
        has("inspect w1", "switches +\\d+ voluntary \\(\\+[1-9]\\d*\\).* ago");
    }

    @Test
    void secretsOfTheEnvironmentAreNotShown() {
        needsProc();
        prompt.type("spawn --env API_TOKEN=abracadabra --env COLOUR=red sleep 1000");
        // In the middle of exec a process has none.
        until("it has it", () -> prompt.says("inspect s1 env").toString().contains("COLOUR"));
        var said = String.join("\n", prompt.says("inspect s1 env"));
        assertTrue(said.contains("API_TOKEN  (hidden, 11 characters)"), said);
        assertTrue(said.contains("COLOUR  red"), said);
        for (var line : List.of("inspect s1", "inspect s1 --json", "history", "changed @1")) {
            assertFalse(prompt.says(line).toString().contains("abracadabra"), line);
        }
    }

    @Test
    void strangersAreNotInspectedUnlessAskedFor() {
        needsProc();
        assertEquals(1, prompt.type("inspect 1"));
        has("inspect 1", "is no living process of this workbench");
        has("inspect --any 1", "pid 1, ");
        assertEquals(1, prompt.type("inspect w9"));
        assertEquals(2, prompt.type("inspect"));
        prompt.fork("Echo.java");
        has("inspect w1 thread", "Did you mean 'threads'\\?");
    }

    @Test
    void ofAZombieThereIsNothingLeftAndThatIsSaid() {
        needsProc();
        var child = childOfOneThatNeverAsks();
        prompt.type("kill " + child.pid() + " SIGKILL");
        until(
                "it is a zombie",
                () -> prompt.says("inspect " + child.pid()).toString().contains("zombie"));
        has("inspect " + child.pid(), "It has ended: there is nothing left.");
    }

    @Test
    void traceSaysWhatIsSentAndTheWorkerGoesOn() throws Exception {
        assumeTrue(Here.has("strace"), "there is no strace here");
        prompt.fork("Echo.java");
        var worker = prompt.session.world().find("w1").orElseThrow();
        var sender =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        worker.child().send("hello");
                                        LockSupport.parkNanos(50_000_000);
                                    }
                                });
        var said = String.join("\n", prompt.says("trace --for 2s w1"));
        sender.interrupt();
        sender.join();
        assumeTrue(!said.contains("could not attach"), said);
        assertTrue(said.contains("bytes from fd 3: \\\"hello\\\""), said);
        assertTrue(said.contains("bytes on fd 3: \\\"hello\\\""), said);
        assertTrue(said.contains("w1 goes on without strace."), said);
        assertTrue(worker.alive());
        until("strace is gone", () -> prompt.session.watch().now().learners().size() == 1);
        assertEquals(0, prompt.type("await w1 message"));
    }

    @Test
    void traceEndsWithTheProcess() {
        assumeTrue(Here.has("strace"), "there is no strace here");
        prompt.type("spawn sh -c 'sleep 2; exit 3'");
        var said = String.join("\n", prompt.says("trace --for 30s s1"));
        assumeTrue(!said.contains("could not attach"), said);
        assertTrue(said.contains("exit_group: ends with code 3"), said);
        assertTrue(said.contains("s1 has ended."), said);
    }

    @Test
    void aSecondTracerIsRefusedInASentence() {
        assumeTrue(Here.has("strace"), "there is no strace here");
        prompt.type("spawn strace -o /dev/null sleep 1000");
        until(
                "it is traced",
                () ->
                        prompt.session.watch().now().processes().stream()
                                .anyMatch(p -> p.command().equals("sleep 1000")));
        var traced =
                prompt.session.watch().now().processes().stream()
                        .filter(p -> p.command().equals("sleep 1000"))
                        .findFirst()
                        .orElseThrow();
        var said = prompt.says("trace " + traced.pid());
        assertTrue(said.getLast().contains("strace could not attach"), said::toString);
        assertTrue(said.getLast().contains("One process can have one tracer"), said::toString);
    }

    @Test
    void traceOfAForkShowsHowAProcessComesToBe() {
        assumeTrue(Here.has("strace"), "there is no strace here");
        var said = String.join("\n", prompt.says("trace --for 2s fork " + Here.child("Echo.java")));
        assumeTrue(!said.contains("could not attach"), said);
        assertTrue(said.contains("socketpair: makes two connected sockets"), said);
        assertTrue(said.contains("starts process "), said);
        assertTrue(said.contains("execve: becomes another program: "), said);
        assertTrue(prompt.session.world().find("w1").orElseThrow().child().kill(Signal.SIGKILL));
    }

    private static void needsProc() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "there is no /proc here");
    }

    private void has(String line, String expected) {
        var said = String.join(" ", prompt.says(line));
        assertTrue(Pattern.compile(expected).matcher(said).find(), line + ": " + said);
    }
}
