package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnException;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** B: programs that cannot be started. */
@ExtendWith(NothingLeftBehind.class)
class SpawnErrorsTest {
    @TempDir Path folder;

    @Test
    void p05_aMissingProgramIsAnErrorEventAndThenClose() {
        ChildProcess child = spawn("no-such-program", "a", "b");

        List<String> story = Story.of(child).whole();

        assertEquals(2, story.size(), story.toString());
        assertEquals("error ENOENT", story.getFirst());
        SpawnException error = cause(child);
        assertEquals("ENOENT", error.code());
        assertEquals(-2, error.errno());
        assertEquals("spawn no-such-program", error.syscall());
        assertEquals("no-such-program", error.path());
        assertEquals(List.of("a", "b"), error.spawnargs());
        assertFalse(child.kill(), "a signal was delivered to nobody");
    }

    /** Node names the program; the reason is one that we can tell (node-spec 1.7). */
    @Test
    void p05_aMissingDirectoryIsTheSameErrorAndSaysSo() {
        SpawnOptions options = SpawnOptions.defaults().cwd(folder.resolve("nowhere"));
        ChildProcess child = spawn("true", List.of(), options);

        assertEquals("error ENOENT", Story.of(child).whole().getFirst());
        assertEquals("true", cause(child).path());
        assertEquals(
                "spawn true ENOENT: the working directory "
                        + folder.resolve("nowhere")
                        + " does not exist",
                cause(child).getMessage());
    }

    @Test
    void p06_aFileThatMustNotBeExecutedIsEacces() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
        ChildProcess child = spawn(file.toString());

        assertEquals("error EACCES", Story.of(child).whole().getFirst());
        assertEquals(-13, cause(child).errno());
        assertEquals(OptionalLong.empty(), child.pid());
        assertFalse(child.isAlive());
    }

    @Test
    void p06_soIsADirectory() {
        ChildProcess child = spawn(folder.toString());

        assertEquals("error EACCES", Story.of(child).whole().getFirst());
    }

    @Test
    void p07_aNulCharacterIsRefusedBeforeAnythingStarts() {
        assertRefused(() -> spawn("echo", "a\0b"));
        assertRefused(() -> spawn("ec\0ho"));
        assertRefused(() -> spawn(""));
        SpawnOptions options = SpawnOptions.defaults();
        assertRefused(() -> spawn("true", List.of(), options.argv0("x\0")));
        assertRefused(() -> spawn("true", List.of(), options.shell("/bin/s\0h")));
        assertRefused(() -> spawn("true", List.of(), options.env(Map.of("A", "\0"))));
        assertRefused(() -> spawn("true", List.of(), options.env(Map.of("A\0", "1"))));
    }

    /** What Node throws, we throw (node-spec 1.18). */
    @Test
    void p07_argumentsThatAreTooLongAreThrown() {
        String long1 = "x".repeat(200_000);
        var thrown = assertThrows(ForkshopException.class, () -> spawn("true", long1));

        assertEquals("E2BIG", thrown.code());
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable start) {
        assertEquals("ERR_INVALID_ARG_VALUE", assertThrows(ForkshopException.class, start).code());
    }

    private static SpawnException cause(ChildProcess child) {
        var status = child.status().orElseThrow();
        var failed = assertInstanceOf(ExitStatus.FailedToStart.class, status);
        return assertInstanceOf(SpawnException.class, failed.cause());
    }
}
