package io.forkshop.app.course.experiments.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
    }

    /** A listing of the section, changed in one place. */
    private void changed(String listing, String place, String instead) throws IOException {
        String program = Files.readString(Chapters.FOLDER.resolve("0-process").resolve(listing));
        assertTrue(program.contains(place), () -> listing + " has changed: " + program);
        Files.writeString(world.resolve(listing), program.replace(place, instead));
    }

    private void append(String listing, String program) throws IOException {
        Files.writeString(world.resolve(listing), program, StandardOpenOption.APPEND);
    }

    @Test
    void aServerWithThreadsForItsHandlersIsFoundOut() throws Exception {
        changed(
                "who.java",
                "    server.start();",
                "    server.setExecutor(Executors.newFixedThreadPool(4));\n    server.start();");
        assertFalse(claim("C0.1"), "4");
    }

    @Test
    void anotherThreadThatDoesTheWorkIsFoundOut() throws Exception {
        changed(
                "who.java",
                "    var link =",
                """
                    try {
                        helper.submit(this::work).get();
                    } catch (InterruptedException | ExecutionException e) {
                        return;
                    }
                    var link =\
                """);
        append(
                "who.java",
                """
                ExecutorService helper = Executors.newSingleThreadExecutor();

                void work() {
                    for (int i = 0; i < 10_000_000; i++) {
                        sum += i;
                    }
                }
                """);
        assertFalse(claim("C0.1"), "1");
    }

    @Test
    void threadsThatLockLoseNothing() throws Exception {
        changed("tally.java", "void add(", "synchronized void add(");
        assertEquals("exactly two million", assertFalseOrBusy(claim("C0.2")).answer());
    }

    @Test
    void callbacksThatAreLostAreFoundOut() throws Exception {
        changed("tally.java", "10_000, 1)", "9_999, 1)");
        Report report = run(claim("C0.2"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        assertTrue(report.explanation().startsWith("Callbacks on one thread have lost"));
    }

    @Test
    void aLoopThatIsAThreadForEachClientInDisguiseIsFoundOut() throws Exception {
        Path models = Chapters.FOLDER.resolve("1-models");
        Files.copy(models.resolve("Request.java"), world.resolve("Request.java"));
        Files.copy(models.resolve("silver.java"), world.resolve("silver.java"));
        Files.copy(models.resolve("silver.java"), world.resolve("gold.java"));
        assertEquals("both about the same", assertFalseOrBusy(claim("C0.3")).answer());
    }

    @Test
    void aWorkerThatComputesOnTwoThreadsIsFoundOut() throws Exception {
        write(
                "burn.java",
                """
                void main() {
                    Parent.onMessage(limit -> {
                        var other = Thread.startVirtualThread(this::burn);
                        burn();
                        try {
                            other.join();
                        } catch (InterruptedException e) {
                            return;
                        }
                        Parent.send("done");
                    });
                }

                void burn() {
                    long end = System.nanoTime() + 40_000_000;
                    while (System.nanoTime() < end) {}
                }
                """);
        assertFalseOrBusy(new OneCore(Texts.of(OneCore.class, "en"), 2));
    }

    @Test
    void onOneCoreNoneIsLeftIdle() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            Report report = new OneCore(Texts.of(OneCore.class, "en"), 1).run(lab);
            assertEquals(Verdict.COULD_NOT_MEASURE, report.verdict());
        }
    }

    @Test
    void aDeskThatSurvivesItsBugServesEverybody() throws Exception {
        changed(
                "desk.java",
                "throw new IllegalStateException(\"nobody catches this\");",
                "return; // somebody has caught it");
        assertFalse(claim("C0.5"), "5");
    }

    @Test
    void aThreadThatTheProgramMadeIsFoundOut() throws Exception {
        write(
                "echo.java",
                """
                void main() {
                    Thread.ofPlatform().name("my own").daemon().start(() -> LockSupport.park());
                    Parent.onMessage(Parent::send);
                }
                """);
        Report report = run(claim("C0.6"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void aPoolThatGrowsLetsNobodyWait() throws Exception {
        changed("jobs.java", "newFixedThreadPool(threads)", "newCachedThreadPool()");
        assertFalse(claim("C0.6b"), "loop quick slow");
    }

    @Test
    void aPoolOfOneIsFullTooSoon() throws Exception {
        changed("jobs.java", "newFixedThreadPool(threads)", "newFixedThreadPool(1)");
        assertFalse(claim("C0.6b"), "loop slow quick");
    }
}
