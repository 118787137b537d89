package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PredictedTest {
    @Test
    void peopleWriteFreely() {
        reads("+2 alive", "2 more alive");
        reads("two more processes", "2 more alive");
        reads("1 fewer", "1 fewer alive");
        reads("Nothing  changes", "as many alive as before");
        reads("3 alive", "3 alive in all");
        reads("no zombies", "0 zombies in all");
        reads("one more orphan", "1 more orphan");
        reads("w1 dies SIGKILL", "w1 ends, killed by SIGKILL");
        reads("w1 is killed by term", "w1 ends, killed by SIGTERM");
        reads("w1 exits with code 3", "w1 ends, exited with code 3");
        reads("w1 ends", "w1 ends");
        reads("w1 survives", "w1 is alive");
        reads("w1 becomes a zombie", "w1 is a zombie");
        reads("c2 is stopped", "c2 is stopped");
        reads("4711 running", "4711 is running");
        reads("w1 dies, s1 survives and +1 orphan", "w1 ends; s1 is alive; 1 more orphan");
    }

    private static void reads(String text, String words) {
        assertEquals(
                words,
                String.join(
                        "; ",
                        Predicted.read(text).orElseThrow().stream()
                                .map(Expectation::words)
                                .toList()));
    }

    @Test
    void whatCannotBeReadIsRefusedWhole() {
        for (var text :
                List.of(
                        "",
                        "all is well",
                        "2",
                        "w1",
                        "w1 sings",
                        "+2 alive and all is well",
                        "w1 dies SIGNOPE",
                        "more",
                        "w1 dies of boredom")) {
            assertEquals(Optional.empty(), Predicted.read(text), text);
        }
    }

    @Test
    void everyExampleCanBeRead() {
        Predicted.EXAMPLES.forEach(text -> assertTrue(Predicted.read(text).isPresent(), text));
    }

    @Test
    void aZombieIsNotAlive() {
        var before = ComparisonTest.snapshot(ComparisonTest.process(5, 1, 'S', "x"));
        var after = ComparisonTest.snapshot(ComparisonTest.process(5, 1, 'Z', "[x]"));
        assertTrue(check("1 fewer", before, after).holds());
        assertTrue(check("+1 zombie", before, after).holds());
        assertTrue(check("5 is zombie", before, after).holds());
        assertFalse(check("5 is alive", before, after).holds());
        assertEquals("There were 1, there are 0", check("nothing", before, after).seen());
    }

    @Test
    void anotherEndingThanPredictedIsNamed() {
        var none = ComparisonTest.snapshot();
        var expected = Predicted.read("w1 dies SIGKILL").orElseThrow().getFirst();
        var finding = expected.check(none, none, name -> Optional.of(new ExitStatus.Exited(0)));
        assertEquals(new Finding(false, "w1 ended: exited with code 0"), finding);
        var killed = new ExitStatus.Signalled(Signal.SIGKILL);
        assertTrue(expected.check(none, none, name -> Optional.of(killed)).holds());
    }

    @Test
    void whoEndedUnheardHasEndedButNobodyKnowsHow() {
        var before = ComparisonTest.snapshot(ComparisonTest.process(5, 1, 'S', "x"));
        var after = ComparisonTest.snapshot();
        assertTrue(check("5 dies", before, after).holds());
        assertFalse(check("5 dies SIGKILL", before, after).holds());
        assertEquals("There is no w7", check("w7 stopped", before, after).seen());
    }

    private static Finding check(String text, Snapshot before, Snapshot after) {
        var expected = Predicted.read(text.equals("nothing") ? "nothing changes" : text);
        return expected.orElseThrow().getFirst().check(before, after, name -> Optional.empty());
    }
}
