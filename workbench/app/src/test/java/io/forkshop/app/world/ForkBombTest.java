package io.forkshop.app.world;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Here;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.tree.Marks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** REL-21: who starts more than a machine can bear, and how it ends. Each bomb here is bounded. */
class ForkBombTest {
    @TempDir Path state;
    private TestWorld test;

    @BeforeEach
    void open() {
        test = new TestWorld(state);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private int alive() {
        return Marks.carriers(test.world.mark().cap());
    }

    @Test
    void aWorkerThatStartsWithoutEndIsStoppedAtSixtyFour() throws IOException {
        test.fork("SpawnsWithoutEnd.java");
        until(
                "it is refused",
                () -> test.told.stream().anyMatch(line -> line.contains("(a fork bomb)")));
        until("only its children live", () -> alive() == World.MOST_ALIVE - 1);
        test.spawn("sleep", "1000");
        var error = assertThrows(ForkshopException.class, () -> test.spawn("sleep", "1000"));
        assertEquals("ERR_TOO_MANY_CHILDREN", error.code());
        assertTrue(error.getMessage().startsWith("64 processes are alive"), error.getMessage());
        cleanUp("by our API", 64);
    }

    @Test
    void aShellsBombIsEndedWhole() throws IOException {
        test.spawn("sh", Here.child("bomb.sh").toString(), "6");
        until("all 127 live", () -> alive() == 127);
        cleanUp("by a shell", 127);
    }

    /** How long it took is written to target/fork-bomb.txt; nothing is asserted about it. */
    private void cleanUp(String how, int alive) throws IOException {
        long begun = System.nanoTime();
        var report = test.world.cleanUp();
        double ms = (System.nanoTime() - begun) / 1e6;
        assertEquals(alive, report.asked().size());
        assertEquals(List.of(), report.survivors());
        assertEquals(0, alive());
        String line =
                String.format(Locale.ROOT, "%d started %s, gone after %.0f ms%n", alive, how, ms);
        Path file = Path.of("target", "fork-bomb.txt");
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
