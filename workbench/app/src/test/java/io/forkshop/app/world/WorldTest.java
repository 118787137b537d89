package io.forkshop.app.world;

import static io.forkshop.app.Until.DEADLINE;
import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class WorldTest {
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

    @Test
    void aMessageThatCameBeforeItIsAwaitedIsNotLost() throws InterruptedException {
        var worker = test.fork("Echo.java");
        worker.child().send(Map.of("n", 1));
        until("the echo has arrived", () -> test.told.contains("w1 message {\"n\":1}"));
        assertEquals(new Awaited.Message("{\"n\":1}"), worker.awaitMessage(DEADLINE));
    }

    @Test
    void eachMessageIsAwaitedOnce() throws InterruptedException {
        var worker = test.fork("Echo.java");
        worker.child().send(1);
        worker.child().send(2);
        assertEquals(new Awaited.Message("1"), worker.awaitMessage(DEADLINE));
        assertEquals(new Awaited.Message("2"), worker.awaitMessage(DEADLINE));
        assertEquals(new Awaited.TimedOut(), worker.awaitMessage(Duration.ofMillis(10)));
    }

    @Test
    void whoWaitsForAMessageOfADeadWorkerHearsOfItsEnd() throws InterruptedException {
        var worker = test.fork("ExitsAtOnce.java");
        assertEquals(new Awaited.Ended(new ExitStatus.Exited(7)), worker.awaitMessage(DEADLINE));
    }

    @Test
    void theLastWordsOfAWorkerThatExitsAtOnceComeBeforeItsEnd() throws InterruptedException {
        test.fork("ExitsAtOnce.java").awaitExit(DEADLINE);
        until("the end is told", () -> test.told.size() > 1);
        assertEquals(List.of("w1 OUT last words", "w1 ended exited with code 7"), test.told);
    }

    @Test
    void anEndingIsAwaitedAsOftenAsAsked() throws InterruptedException {
        var worker = test.fork("Echo.java");
        worker.child().kill(Signal.SIGKILL);
        var killed = new Awaited.Ended(new ExitStatus.Signalled(Signal.SIGKILL));
        assertEquals(killed, worker.awaitExit(DEADLINE));
        assertEquals(killed, worker.awaitExit(Duration.ZERO));
        assertEquals(killed, worker.awaitListening(DEADLINE));
    }

    @Test
    void whoDisconnectsLetsAWorkerEndByItself() throws InterruptedException {
        var worker = test.fork("Echo.java");
        worker.child().disconnect();
        assertEquals(new Awaited.Ended(new ExitStatus.Exited(0)), worker.awaitExit(DEADLINE));
    }

    @Test
    void garbageOnAChannelIsToldAndTheMessageAfterItArrives() throws InterruptedException {
        var worker = test.fork("WritesGarbage.java");
        assertEquals(new Awaited.Message("{\"whole\":true}"), worker.awaitMessage(DEADLINE));
        assertEquals(2, test.told.stream().filter(line -> line.startsWith("w1 bad ")).count());
        assertEquals(
                List.of(Tap.Kind.BAD, Tap.Kind.BAD, Tap.Kind.USER),
                test.world.journal().entries().stream().map(JournalEntry::kind).toList());
    }

    @Test
    void aChildThatDiesMidFrameIsNotAMessage() throws InterruptedException {
        var worker = test.fork("DiesMidFrame.java");
        assertEquals(new Awaited.Message("\"whole\""), worker.awaitMessage(DEADLINE));
        assertInstanceOf(Awaited.Ended.class, worker.awaitMessage(DEADLINE));
    }

    @Test
    void theJournalSaysWhoSentWhatToWhom() throws InterruptedException {
        var worker = test.fork("Echo.java");
        worker.child().send(Map.of("n", 1));
        worker.awaitMessage(DEADLINE);
        var entries = test.world.journal().entries();
        assertEquals("primary w1 {\"n\":1} 8", shown(entries.get(0)));
        assertEquals("w1 primary {\"n\":1} 8", shown(entries.get(1)));
    }

    /** Lists that hold one list twice, thirty deep: a small message whose text has no end. */
    @Test
    void aMessageWithSharedPartsIsShownInBounds() throws InterruptedException {
        var advanced = ForkOptions.defaults().serialization(Serialization.ADVANCED);
        var worker = test.fork("Echo.java", advanced);
        Object shared = List.of(1);
        for (var i = 0; i < 30; i++) {
            shared = List.of(shared, shared);
        }
        worker.child().send(shared);
        var message = assertInstanceOf(Awaited.Message.class, worker.awaitMessage(DEADLINE));
        assertTrue(message.json().endsWith("…"));
        var entries = test.world.journal().entries();
        assertTrue(entries.get(1).text().length() <= Journal.KEPT + 1);
        assertTrue(entries.get(1).whole());
    }

    @Test
    void theJournalKeepsSoManyAndCountsTheOthers() {
        var worker = test.fork("NeverReads.java");
        for (var i = 0; i < Journal.MOST_ENTRIES + 10; i++) {
            worker.child().send(i);
        }
        var entries = test.world.journal().entries();
        assertEquals(Journal.MOST_ENTRIES, entries.size());
        assertEquals(10, test.world.journal().dropped());
        assertEquals("10", entries.getFirst().text());
        for (var i = 0; i < 2_000; i++) {
            worker.child().send("x".repeat(8_000));
        }
        var bytes = test.world.journal().entries().stream().mapToLong(e -> e.beginning().length);
        assertTrue(bytes.sum() <= 4 << 20);
        var kept = test.world.journal().entries();
        assertEquals((4 << 20) / Journal.KEPT, kept.size());
        kept.forEach(entry -> assertEquals("\"" + "x".repeat(4_094) + "…", entry.text()));
    }

    @Test
    void whoFollowsSeesEachOnceAndHearsHowManyWereMissed() throws InterruptedException {
        var worker = test.fork("NeverReads.java");
        worker.child().send("before");
        try (var follower = test.world.journal().follow()) {
            assertEquals(List.of(), follower.next(Duration.ZERO));
            worker.child().send("after");
            assertEquals("\"after\"", follower.next(DEADLINE).getFirst().text());
            for (var i = 0; i < Journal.MOST_ENTRIES + 5; i++) {
                worker.child().send(i);
            }
            assertEquals(Journal.MOST_ENTRIES, follower.next(DEADLINE).size());
            assertEquals(5, follower.missed());
        }
    }

    private static String shown(JournalEntry entry) {
        return entry.from() + " " + entry.to() + " " + entry.text() + " " + entry.bytes();
    }

    @Test
    void anOpenPortIsSeenWhereverInTheFamilyItIs() throws InterruptedException {
        var worker = test.fork("Listens.java");
        var listening = assertInstanceOf(Awaited.Accepting.class, worker.awaitListening(DEADLINE));
        until("the port is told", () -> test.told.stream().anyMatch(l -> l.contains("port ")));
        var port = test.told.getFirst().replaceAll(".*port ", "");
        assertTrue(listening.sockets().getFirst().address().endsWith(":" + port), port);
        assertEquals(worker.pid(), listening.sockets().getFirst().pid());
    }

    @Test
    void whoOpensNoPortIsNotWaitedForForEver() throws InterruptedException {
        assertEquals(
                new Awaited.TimedOut(),
                test.fork("Echo.java").awaitListening(Duration.ofMillis(50)));
    }

    @Test
    void waitingCanBeInterrupted() throws InterruptedException {
        var worker = test.fork("Echo.java");
        var waiting = Thread.currentThread();
        Thread.startVirtualThread(
                () -> {
                    until("the test waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
                    waiting.interrupt();
                });
        assertThrows(InterruptedException.class, () -> worker.awaitMessage(DEADLINE));
    }

    @Test
    void aFloodIsBoundedAndSaysSo() {
        var flood = test.sh("floods.sh");
        until("lines are dropped", () -> flood.output().dropped() > 100_000);
        assertTrue(flood.output().lines().size() <= OutputLog.MOST_LINES);
        assertEquals("the same line, over and over", flood.output().lines().getFirst().text());
    }

    @Test
    void whatCannotBeStartedTakesNoName() {
        var error = assertThrows(ForkshopException.class, () -> test.spawn("no-such-program"));
        assertEquals("ENOENT", error.code());
        assertThrows(ForkshopException.class, () -> test.fork("DoesNotCompile.java"));
        assertEquals("s1", test.spawn("sleep", "1000").name());
        assertEquals("w1", test.fork("Echo.java").name());
    }

    @Test
    void theSixtyFifthLivingChildIsRefused() throws InterruptedException {
        for (var i = 0; i < World.MOST_ALIVE; i++) {
            test.spawn("sleep", "1000");
        }
        var error = assertThrows(ForkshopException.class, () -> test.spawn("sleep", "1000"));
        assertTrue(error.getMessage().startsWith("64 processes are alive"), error.getMessage());
        var first = test.world.find("s1").orElseThrow();
        first.child().kill(Signal.SIGKILL);
        first.awaitExit(DEADLINE);
        assertEquals("s65", test.spawn("sleep", "1000").name());
    }

    @Test
    void onlyOurOwnAreSignalled() {
        var ours = test.spawn("sleep", "1000");
        assertTrue(test.world.signal(ours.pid(), Signal.SIGTERM));
        assertFalse(test.world.signal(1, Signal.SIGCONT));
        assertFalse(test.world.signal(0, Signal.SIGCONT));
        assertFalse(test.world.signal(-1, Signal.SIGCONT));
        assertFalse(test.world.signal(ProcessHandle.current().pid(), Signal.SIGCONT));
    }

    @Test
    void aGrandchildOfOursIsSignalled() {
        test.sh("leaves-a-grandchild.sh");
        until(
                "the grandchild is told",
                () -> test.told.stream().anyMatch(l -> l.contains("grandchild")));
        var pid = Long.parseLong(test.told.getFirst().replaceAll(".*grandchild ", ""));
        assertTrue(test.world.signal(pid, Signal.SIGKILL));
        until("it is gone", () -> !test.world.owns(pid));
        assertFalse(test.world.signal(pid, Signal.SIGKILL));
    }

    @Test
    void aNodeWorkerIsAWorkerLikeAnyOther() throws InterruptedException {
        assumeTrue(Here.hasNode(), "node is not installed");
        var worker = test.fork("echo.js");
        worker.child().send(Map.of("n", 2));
        assertEquals(new Awaited.Message("{\"n\":2}"), worker.awaitMessage(DEADLINE));
        worker.child().disconnect();
        assertEquals(new Awaited.Ended(new ExitStatus.Exited(0)), worker.awaitExit(DEADLINE));
    }

    @Test
    void aNodeWorkerWithASyntaxErrorSaysSoOnItsErrorStream() throws InterruptedException {
        assumeTrue(Here.hasNode(), "node is not installed");
        var worker = test.fork("syntax-error.js");
        assertEquals(new Awaited.Ended(new ExitStatus.Exited(1)), worker.awaitExit(DEADLINE));
        assertTrue(
                test.told.stream().anyMatch(l -> l.startsWith("w1 ERR SyntaxError")),
                test.told.toString());
    }
}
