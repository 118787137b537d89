package io.forkshop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The views of processes as a person uses them: at a terminal, with keys. */
class SeeEverythingTest {
    private static final String PROMPT = "0.1 [0 alive]>";

    @TempDir private Path state;

    @Test
    void aFamilyIsStartedOrphanedExplainedAndCleanedUp() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(state, 80, 40, Map.of())) {
            window.awaitLastLine(PROMPT);
            window.type("spawn sh -c 'sleep 600 & exec sleep 601'\r", "[1 alive]>");
            window.type("inspect s1 fds\r", "standard output, writing end of a pipe");
            window.type("predict s1 dies KILL, +1 orphan\r", "It is compared after");
            window.type("kill s1 KILL\r", "Right in 2 of 2 parts.");
            window.type("changed\r", "adopted it.");
            window.type("explain zom\t\r", "Its memory and descriptors are gone");
            window.type("cleanup\r", "1 process ended");
            window.awaitLastLine(PROMPT);
            assertEquals(0, window.theLearners().size());
        }
    }

    @Test
    void aTraceIsLeftWithAKeyAndWithCtrlCAndTheProcessGoesOn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "there is no strace here");
        try (TerminalWindow window = TerminalWindow.open(state)) {
            window.awaitLastLine(PROMPT);
            window.type("spawn sh -c 'while :; do sleep 0.2; done'\r", "[1 alive]>");
            window.type("trace s1\r", "execve: becomes another program: sleep 0.2");
            window.type("q", "s1 goes on without strace.");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("clear\r");
            window.type("trace s1\r", "reaps process");
            window.type("\003", "s1 goes on without strace.");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("trace fork nobody.java\r", "There is no file nobody.java");
            window.awaitLastLine("0.1 [1 alive]>");
        }
    }
}
