package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Stopped;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** REL-15: asked first, killed by the clock. */
@ExtendWith(NothingLeftBehind.class)
class EscalationTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration AGES = Duration.ofHours(1);

    @Test
    void whoListensIsNotForced() throws Exception {
        ChildProcess child = spawn("cat");
        Stopped stopped = Waits.forFuture("the stop", child.stop());

        assertEquals("killed by SIGTERM", stopped.status().toString());
        assertFalse(stopped.forced());
        Story.of(child).whole();
    }

    @Test
    void anOrderlyEndIsTold() throws Exception {
        ChildProcess child = up("trap 'exit 3' TERM; echo up; while :; do read x; done");
        Stopped stopped = Waits.forFuture("the stop", child.stop());

        assertEquals(new Stopped(new ExitStatus.Exited(3), false), stopped);
        Story.of(child).whole();
    }

    @Test
    void theDeafAreForced() throws Exception {
        ChildProcess child = deaf();
        Stopped stopped = Waits.forFuture("the stop", child.stop(SHORT));

        assertEquals("killed by SIGKILL", stopped.status().toString());
        assertTrue(stopped.forced());
        Story.of(child).whole();
    }

    /** Neither later nor sooner: with an hour more the test would not end. */
    @Test
    void aSecondStopDoesNotResetTheClock() throws Exception {
        ChildProcess child = deaf();
        CompletableFuture<Stopped> first = child.stop(SHORT);
        CompletableFuture<Stopped> second = child.stop(AGES);

        assertTrue(Waits.forFuture("the first stop", first).forced());
        assertEquals(first.get(), Waits.forFuture("the second stop", second));
        Story.of(child).whole();
    }

    @Test
    void aSecondStopDoesNotShortenTheClock() throws Exception {
        ChildProcess child = deaf();
        CompletableFuture<Stopped> first = child.stop(AGES);
        child.stop(Duration.ZERO);
        assertTrue(child.await(SHORT).isEmpty());
        child.close();

        assertFalse(first.get().forced(), "it was close that killed it, not the clock");
        Story.of(child).whole();
    }

    @Test
    void whoHasEndedOrNeverWasIsNotForced() throws Exception {
        ChildProcess ended = spawn("true");
        Story.of(ended).whole();
        ChildProcess never = spawn("no-such-program");

        assertEquals(
                new Stopped(new ExitStatus.Exited(0), false),
                Waits.forFuture("the stop", ended.stop()));
        Stopped stopped = Waits.forFuture("the stop", never.stop());
        assertInstanceOf(ExitStatus.FailedToStart.class, stopped.status());
        Story.of(never).whole();
    }

    /** What a caller does with its future is its own affair. */
    @Test
    void oneCallersFutureIsNotAnothers() throws Exception {
        ChildProcess child = deaf();
        child.stop(SHORT).complete(null);

        assertTrue(Waits.forFuture("the stop", child.stop()).forced());
        Story.of(child).whole();
    }

    @Test
    void aNegativeGraceIsRefused() throws Exception {
        try (ChildProcess child = spawn("cat")) {
            Duration negative = Duration.ofNanos(-1);
            assertThrows(ForkshopException.class, () -> child.stop(negative));
            assertThrows(ForkshopException.class, () -> child.destroyTree(negative));
            assertTrue(child.isAlive());
        }
    }

    /** All clocks are started before any has run down: by the time of one they are all gone. */
    @Test
    void eightDeafOnesTakeTheTimeOfOne() throws Exception {
        stopEight(Duration.ofMillis(500));
    }

    @Tag("soak")
    @Test
    void eightDeafOnesTakeTheTimeOfOneByDefault() throws Exception {
        stopEight(Duration.ofSeconds(5));
    }

    private static void stopEight(Duration grace) throws Exception {
        List<ChildProcess> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(deaf());
        }
        long before = System.nanoTime();
        List<CompletableFuture<Stopped>> stops =
                all.stream().map(child -> child.stop(grace)).toList();
        for (CompletableFuture<Stopped> stop : stops) {
            assertTrue(Waits.forFuture("a stop", stop).forced());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - before);

        System.out.println("8 deaf children, grace " + grace + ": stopped in " + taken);
        assertTrue(taken.compareTo(grace) >= 0, "sooner than promised");
        all.forEach(child -> Story.of(child).whole());
    }

    private static ChildProcess deaf() throws Exception {
        return up("trap '' TERM; echo up; while :; do read x; done");
    }

    private static ChildProcess up(String line) throws Exception {
        ChildProcess child = spawn("sh", "-c", line);
        assertEquals("up\n", new String(child.stdout().readNBytes(3)));
        child.stdout().close();
        return child;
    }
}
