package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.PlainConsole;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a person sees of processes while they type. */
class AnnouncerTest {
    @TempDir Path state;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private World world;

    @BeforeEach
    void open() {
        var screen = new PrintStream(seen, true, StandardCharsets.UTF_8);
        world = World.open(state);
        world.listen(
                new Announcer(new PlainConsole(screen, screen, Style.PLAIN, 80), world, false));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFloodIsATrickleAndACount() {
        world.spawn("yes", List.of("flood"), SpawnOptions.defaults(), born -> {});
        until(
                "the rest is counted",
                () -> screen().contains(" more lines were not shown; 'output s1' has"));
        var shown = screen().lines().filter(line -> line.equals("s1 | flood")).count();
        assertTrue(shown < 500, shown + " lines were shown");
    }

    @Test
    void theRestOfAShortFloodIsCountedThoughNothingFollows() {
        world.spawn(
                "sh",
                List.of("-c", "seq 1000; exec sleep 1000"),
                SpawnOptions.defaults(),
                born -> {});
        until("the rest is counted", () -> screen().contains(" more lines were not shown"));
        assertTrue(screen().contains("s1 | 1\n"), screen());
    }

    @Test
    void anEndingNobodyWaitedForIsTold() {
        world.spawn("sh", List.of("-c", "exit 3"), SpawnOptions.defaults(), born -> {});
        until("the end is told", () -> screen().contains("s1 ended: exited with code 3."));
    }

    @Test
    void endingsDuringACleanUpAreNotTold() {
        world.spawn("sleep", List.of("1000"), SpawnOptions.defaults(), born -> {});
        world.cleanUp();
        assertTrue(screen().isEmpty(), screen());
    }

    private String screen() {
        return seen.toString(StandardCharsets.UTF_8);
    }
}
