package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class ComparisonTest {
    @Test
    void nothingHappenedBetweenASnapshotAndItself() {
        var one = snapshot(process(5, 1, 'S', "sleep 1"));
        assertEquals(List.of(), Comparison.of(one, one));
    }

    @Test
    void whoComputesNowAndWaitedBeforeHasNotChanged() {
        changes("", process(5, 1, 'S', "java"), process(5, 1, 'R', "java"));
        changes("", process(5, 1, 'D', "java"), process(5, 1, 'I', "java"));
    }

    @Test
    void aPidGivenToAnotherIsADeathAndABirth() {
        changes("Died 5, Born 5", process(5, 1, 70, "old"), process(5, 1, 71, "new"));
    }

    @Test
    void whereNoStartIsKnownThePidMustDo() {
        changes("", process(5, 1, -1, "a"), process(5, 1, 71, "a"));
    }

    @Test
    void anotherParentMeansAdopted() {
        changes("Adopted 5", process(5, 4, 'S', "x"), process(5, 1, 'S', "x"));
    }

    @Test
    void aZombieHasNotDiedAndNoProgramOfItsOwn() {
        changes("Zombie 5", process(5, 4, 'S', "x 1"), process(5, 4, 'Z', "[x] <defunct>"));
        changes("", process(5, 4, 'Z', "[x]"), process(5, 4, 'Z', "[x]"));
    }

    @Test
    void anOrphanedZombieIsBoth() {
        changes("Adopted 5, Zombie 5", process(5, 4, 'T', "x"), process(5, 1, 'Z', "[x]"));
    }

    @Test
    void stoppedAndGoingOnAreChanges() {
        changes("State 5", process(5, 1, 'S', "x"), process(5, 1, 'T', "x"));
        changes("State 5", process(5, 1, 't', "x"), process(5, 1, 'R', "x"));
    }

    @Test
    void execIsNoBirth() {
        changes("Program 5", process(5, 1, 'S', "setpriv a"), process(5, 1, 'S', "sleep a"));
        changes("", process(5, 1, 'S', "node a"), process(5, 1, 'S', "node b"));
    }

    @Test
    void aZombieThatWasNotSeenAliveWasBornAndIsOne() {
        var before = snapshot();
        var after = snapshot(process(5, 1, 'Z', "[x]"));
        assertEquals("Born 5, Zombie 5", words(Comparison.of(before, after)));
        assertEquals("Died 5", words(Comparison.of(after, before)));
    }

    private static void changes(String expected, ProcessFacts before, ProcessFacts after) {
        assertEquals(expected, words(Comparison.of(snapshot(before), snapshot(after))));
    }

    private static String words(List<Change> changes) {
        return String.join(
                ", ",
                changes.stream()
                        .map(c -> c.getClass().getSimpleName() + " " + c.who().pid())
                        .toList());
    }

    static Snapshot snapshot(ProcessFacts... processes) {
        return new Snapshot(Instant.EPOCH, Optional.empty(), List.of(processes), Map.of());
    }

    static ProcessFacts process(long pid, long parent, char state, String command) {
        return process(pid, parent, OptionalLong.of(70), state, command);
    }

    private static ProcessFacts process(long pid, long parent, int birth, String command) {
        var start = birth < 0 ? OptionalLong.empty() : OptionalLong.of(birth);
        return process(pid, parent, start, 'S', command);
    }

    private static ProcessFacts process(
            long pid, long parent, OptionalLong birth, char state, String command) {
        return new ProcessFacts(
                pid,
                parent,
                birth,
                ProcessState.of("" + state),
                Map.of(),
                Optional.empty(),
                command,
                Optional.empty());
    }
}
