package io.forkshop.app.inspect;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

class LooksTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final Set<Extra> ALL = EnumSet.allOf(Extra.class);

    @TempDir Path empty;

    @BeforeEach
    void needsProc() {
        assumeTrue(new ProcFs().readable(), "there is no /proc here");
    }

    @Test
    void ofASimpleChildEverythingIsKnown() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var facts = ofChild(child, ALL);
            assertEquals(SELF, facts.parent());
            assertEquals("sleep 1000", facts.command());
            assertEquals(1, facts.measure(Measure.THREADS).getAsLong());
            // Who leads our group or session may be outside our pid namespace, without a number.
            var outside = EnumSet.of(Measure.GROUP, Measure.SESSION);
            for (var measure : EnumSet.complementOf(outside)) {
                assertTrue(facts.measure(measure).isPresent(), measure + " of " + facts);
            }
            assertEquals(Optional.of(List.of()), facts.ports(), "looked, and found none");
            var self = ofSelf(ALL);
            for (var measure : outside) {
                assertEquals(self.measure(measure), facts.measure(measure), "our " + measure);
            }
            assertTrue(
                    facts.measure(Measure.PROPORTIONAL).getAsLong()
                            <= facts.measure(Measure.RESIDENT).getAsLong());
        }
    }

    @Test
    void whatNobodyAskedForIsMissingAndNotZero() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var facts = ofChild(child, Set.of());
            assertTrue(facts.measure(Measure.VOLUNTARY).isEmpty());
            assertTrue(facts.measure(Measure.PROPORTIONAL).isEmpty());
            assertTrue(facts.ports().isEmpty());
        }
    }

    @Test
    void aZombieHasNoMemoryRatherThanNone() {
        // The shell starts a child and becomes a program that never asks for it.
        try (var parent = ChildProcesses.spawn("sh", "-c", "true & exec sleep 1000")) {
            until("there is a zombie", () -> zombie().isPresent());
            var zombie = zombie().orElseThrow();
            assertEquals(parent.pid().getAsLong(), zombie.parent());
            assertTrue(zombie.measure(Measure.RESIDENT).isEmpty());
            assertTrue(zombie.command().contains("<defunct>"), zombie.command());
        }
    }

    private static Optional<ProcessFacts> zombie() {
        return looks().take(Map.of(), ALL).processes().stream()
                .filter(p -> p.state() == ProcessState.ZOMBIE)
                .findFirst();
    }

    @Test
    void switchesAreThoseOfAllThreadsNotOfTheFirst() throws InterruptedException {
        var first = ofSelf(ALL).measure(Measure.VOLUNTARY).getAsLong();
        for (var i = 0; i < 50; i++) {
            var other = Thread.ofPlatform().start(() -> {});
            other.join();
        }
        var main = ProcFs.status(Path.of("/proc/self")).get("voluntary_ctxt_switches");
        var sum = ofSelf(ALL).measure(Measure.VOLUNTARY).getAsLong();
        assertTrue(sum > first, sum + " after " + first);
        assertTrue(sum > Long.parseLong(main), "a JVM's threads wait more often than its first");
    }

    @Test
    void aPortIsShownAtItsProcess() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var ports = ofSelf(ALL).ports().orElseThrow();
            assertTrue(
                    ports.stream().anyMatch(p -> p.endsWith(":" + server.getLocalPort())),
                    ports::toString);
        }
    }

    @Test
    void whoAskedStandsThere() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var pid = child.pid().getAsLong();
            var asked = new Asked("s1", "spawn sleep 1000");
            var snapshot = looks().take(Map.of(pid, asked), Set.of());
            assertEquals(Optional.of(asked), snapshot.find(pid).orElseThrow().asked());
            assertEquals(Optional.empty(), snapshot.find(SELF).orElseThrow().asked());
        }
    }

    @Test
    void whereThereIsNoProcPsTellsWhatItCanAndTheRestIsSaidToBeMissing() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var pid = child.pid().getAsLong();
            var snapshot = portable(new MachinePs()).take(asked(pid), ALL);
            var facts = snapshot.find(pid).orElseThrow();
            assertEquals(SELF, facts.parent());
            assertTrue(facts.measure(Measure.RESIDENT).getAsLong() > 0);
            assertTrue(facts.measure(Measure.CORE).isEmpty());
            assertTrue(facts.ports().isEmpty());
            assertTrue(snapshot.note().orElseThrow().startsWith("There is no /proc here"));
        }
    }

    @Test
    void whereThereIsNoPsEitherJavaTellsWhatItCan() {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var pid = child.pid().getAsLong();
            var none = new MachinePs(Map.of("PATH", empty.toString()));
            var snapshot = portable(none).take(asked(pid), ALL);
            var facts = snapshot.find(pid).orElseThrow();
            assertEquals(ProcessState.UNKNOWN, facts.state());
            assertTrue(facts.measure(Measure.RESIDENT).isEmpty());
            assertTrue(facts.measure(Measure.STARTED).isPresent());
            assertTrue(
                    snapshot.note().orElseThrow().contains("no ps on the PATH"),
                    snapshot.note().orElseThrow());
        }
    }

    /** The figure is for a reader, and for the promise of 30 ms; a busy machine proves nothing. */
    @Test
    void aSnapshotOfTwoHundredProcesses() {
        var children = new ArrayList<ChildProcess>();
        try {
            LongStream.range(0, 200)
                    .forEach(i -> children.add(ChildProcesses.spawn("sleep", "99")));
            var looks = looks();
            var wall = new ArrayList<Long>();
            var work = new ArrayList<Long>();
            for (var round = 0; round < 40; round++) {
                var began = System.nanoTime();
                var used = processorNanos();
                var snapshot = looks.take(Map.of(), Looks.KEPT);
                work.add(processorNanos() - used);
                wall.add(System.nanoTime() - began);
                assertFalse(snapshot.processes().size() < 201, "a child was missed");
            }
            System.out.printf(
                    "A snapshot of 200 processes: median %.1f ms, of them %.1f ms of processor%n",
                    median(wall), median(work));
        } finally {
            children.forEach(ChildProcess::close);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    private static ProcessFacts ofChild(ChildProcess child, Set<Extra> extras) {
        return looks().take(Map.of(), extras).find(child.pid().getAsLong()).orElseThrow();
    }

    private static ProcessFacts ofSelf(Set<Extra> extras) {
        return looks().take(Map.of(), extras).find(SELF).orElseThrow();
    }

    private static Looks looks() {
        return new Looks(Kernel.here(), Subtree.of(SELF));
    }

    private Looks portable(ProcessTable ps) {
        return new Looks(new PortableKernel(ps), new Subtree(new ProcFs(empty, SELF), SELF, ""));
    }

    private static Map<Long, Asked> asked(long pid) {
        return Map.of(pid, new Asked("s1", ""));
    }
}
