package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Threads;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many children at once, from many threads: nobody gets another's bytes, ending or descriptor
 * (REL-11, REL-22).
 */
@ExtendWith(NothingLeftBehind.class)
class StormTest {
    @Test
    void everyChildsOutputAndEndingAreItsOwn() throws Exception {
        storm(Loop.of(400));
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void tenThousandTimes() throws Exception {
        Loop loop = Loop.soak(10_000);
        storm(loop);
        loop.report("REL-11", "each output and each ending was its own");
    }

    private static void storm(Loop loop) throws Exception {
        Threads.run(
                8,
                loop,
                number -> {
                    ChildProcess child =
                            spawn("sh", "-c", "echo " + number + "; exit " + number % 256);
                    assertEquals(number + "\n", new String(child.stdout().readAllBytes()));
                    assertEquals(new ExitStatus.Exited(number % 256), end(child));
                });
    }

    /**
     * While threads spawn, others are closed in the middle of a read: their descriptors' numbers
     * are given out again.
     */
    @Test
    void closingInTheMiddleOfAReadDisturbsNobodyElse() throws Exception {
        Threads.run(
                6,
                Loop.of(360),
                number -> {
                    ChildProcess child = spawn("cat");
                    if (number % 2 == 0) {
                        Thread reader = Thread.startVirtualThread(() -> readQuietly(child));
                        child.close();
                        reader.join();
                    } else {
                        child.stdin().write((number + "\n").getBytes());
                        child.stdin().close();
                        assertEquals(number + "\n", new String(child.stdout().readAllBytes()));
                        child.stderr().close();
                        assertEquals("exited with code 0", end(child).toString());
                    }
                });
    }

    private static void readQuietly(ChildProcess child) {
        try {
            assertEquals(-1, child.stdout().read());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Kill and reap race: a signal reaches the child or nobody. */
    @Test
    void killNeverReachesAStrangerHoweverItRacesWithTheEnd() throws Exception {
        SpawnOptions quiet =
                SpawnOptions.defaults().stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore());
        AtomicInteger delivered = new AtomicInteger();
        Threads.run(
                4,
                Loop.of(300),
                number -> {
                    ChildProcess child = spawn("true", List.of(), quiet);
                    while (child.status().isEmpty()) {
                        delivered.addAndGet(child.kill(Signal.SIGTERM) ? 1 : 0);
                    }
                    assertFalse(child.kill(Signal.SIGKILL), "delivered to a reaped child");
                    String how = end(child).toString();
                    assertTrue(
                            how.equals("exited with code 0") || how.equals("killed by SIGTERM"),
                            how);
                });
        assertTrue(delivered.get() > 0, "no kill ever came in time");
    }

    @Test
    void channelsOfManyChildrenDoNotMix() throws Exception {
        Threads.run(
                6,
                Loop.of(180),
                number -> {
                    ChildProcess child = Workers.line("cat <&3 >&3");
                    LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
                    child.onMessage(heard::add);
                    for (int i = 0; i < 20; i++) {
                        child.send(Map.of("child", number, "i", i));
                    }
                    for (int i = 0; i < 20; i++) {
                        assertEquals(Map.of("child", number, "i", i), Waits.forNext("echo", heard));
                    }
                    if (number % 3 == 0) {
                        child.close();
                    } else {
                        child.disconnect();
                        assertEquals("exited with code 0", end(child).toString());
                    }
                });
    }

    /** Many senders of one channel: whole frames only, each once. */
    @Test
    void manyThreadsMaySendThroughOneChannel() throws Exception {
        try (ChildProcess child = Workers.line("cat <&3 >&3")) {
            LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
            child.onMessage(heard::add);
            String filler = "x".repeat(3000);
            Threads.run(4, Loop.of(1000), number -> child.send(List.of(number, filler)));
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                List<?> message = (List<?>) Waits.forNext("echo " + i, heard);
                assertEquals(filler, message.get(1));
                numbers.add((Integer) message.get(0));
            }
            assertEquals(1000, numbers.stream().distinct().count());
        }
    }

    /**
     * disconnect, close, send and the child's own end, all at once: one exit, one close, no
     * exception but the refusals.
     */
    @Test
    void endingFromAllSidesAtOnceEndsOnce() throws Exception {
        for (int round = 0; round < 40; round++) {
            ChildProcess child = Workers.line("read line <&3; kill -TERM $$");
            AtomicInteger exits = new AtomicInteger();
            AtomicInteger closes = new AtomicInteger();
            AtomicInteger disconnects = new AtomicInteger();
            child.onExit(how -> exits.incrementAndGet())
                    .onClose(how -> closes.incrementAndGet())
                    .onDisconnect(disconnects::incrementAndGet);
            child.send("go");
            Threads.run(
                    4,
                    Loop.of(4),
                    number -> {
                        switch (number % 4) {
                            case 0 -> child.disconnect();
                            case 1 -> child.send("x".repeat(300_000), error -> {});
                            case 2 -> child.kill();
                            default -> child.close();
                        }
                    });
            Waits.until("close", () -> closes.get() == 1);
            assertEquals(1, exits.get());
            assertEquals(1, disconnects.get());
        }
    }

    private static ExitStatus end(ChildProcess child) throws InterruptedException {
        return child.await(Waits.LONGEST)
                .orElseThrow(() -> new AssertionError("no end of " + child.spawnargs()));
    }
}
