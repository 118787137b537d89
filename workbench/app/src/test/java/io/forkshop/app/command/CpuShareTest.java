package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What uses more processor time than one line may: a second here. */
@Timeout(60)
class CpuShareTest {
    @TempDir Path home;

    private Typing prompt;

    @BeforeEach
    void begin() {
        prompt = new Typing(home, 80, 1);
    }

    @AfterEach
    void end() {
        prompt.close();
    }

    @Test
    void aLineOfShellIsEndedWhoeverOfItComputes() {
        ended("exec 'sh -c \"while :; do :; done\"; true'");
    }

    @Test
    void soIsAProgramWithoutAShell() {
        ended("execFile sh -c 'while :; do :; done'");
    }

    private void ended(String line) {
        String said = String.join(" ", prompt.says(line));
        assertTrue(said.matches(".*It was ended: it had used \\d+ s of processor time.*"), said);
        assertTrue(said.contains("and may use 1. 'forkshop --cpu SECONDS'"), said);
        assertTrue(prompt.session.world().alive().isEmpty(), said);
    }

    @Test
    void aWorkerIsNamedAndGoesOnAndOneThatWaitsIsNot() {
        prompt.fork("Echo.java");
        long pid = prompt.fork("Spins.java");
        until("the other is told", () -> prompt.err().contains("w2 (pid " + pid + ") has used "));
        assertFalse(prompt.err().contains("w1 (pid"), prompt.err());
        assertEquals(2, prompt.session.world().alive().size());
    }

    @Test
    void withoutABoundNobodyIsTold() {
        try (Typing free = new Typing(home, 80, 0)) {
            assertEquals(0, free.type("exec 'timeout 2 sh -c \"while :; do :; done\" || true'"));
        }
    }
}
