package io.forkshop.app.course.experiments.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
    }

    @Test
    void countersThatShareAFileAreFoundOut() throws Exception {
        write(
                "counter.java",
                """
                int number(Path file) throws IOException {
                    int next = Files.exists(file) ? Files.readAllBytes(file)[0] + 1 : 1;
                    Files.write(file, new byte[] {(byte) next});
                    return next;
                }

                void main() {
                    Path here = Path.of(System.getProperty("jdk.launcher.sourcefile"));
                    Parent.onMessage(message -> {
                        try {
                            Parent.send(Map.of("count", number(here.resolveSibling("count"))));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                }
                """);
        assertFalse(claim("C2.1b"), "4");
    }

    @Test
    void workersThatTakeTurnsAreNoFaster() throws Exception {
        write(
                "burn.java",
                """
                FileChannel turn;

                void main() throws IOException {
                    Path here = Path.of(System.getProperty("jdk.launcher.sourcefile"));
                    turn = FileChannel.open(here, StandardOpenOption.WRITE);
                    Parent.onMessage(limit -> {
                        try (FileLock mine = turn()) {
                            long end = System.nanoTime() + 10_000_000;
                            while (System.nanoTime() < end) {}
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        Parent.send("done");
                    });
                }

                FileLock turn() throws IOException {
                    FileLock mine = null;
                    while (mine == null) {
                        mine = turn.tryLock(); // Busy, as if it computed.
                    }
                    return mine;
                }
                """);
        assertFalseOrBusy(new SpeedUp(Texts.of(SpeedUp.class, "en"), 2));
    }

    @Test
    void portsThatAreNeverTakenAreFoundOut() throws Exception {
        write(
                "ports.java",
                """
                void main() {
                    Parent.onMessage(message -> {
                        Parent.send(Map.of("listening", message));
                        Parent.send(Map.of("listening", message));
                    });
                }
                """);
        assertFalse(claim("C2.6"), "200");
    }

    @Test
    void aWorkerThatSurvivesItsExceptionIsFoundOut() throws Exception {
        write("fragile.java", "void main() { Parent.onMessage(Parent::send); }");
        assertFalse(claim("C2.5"), "4");
    }

    @Test
    void onOneCoreThereIsNothingToShareTheWorkAmong() throws Exception {
        try (Lab lab = new Lab(Chapters.FOLDER)) {
            Report report = new SpeedUp(Texts.of(SpeedUp.class, "en"), 1).run(lab);
            assertEquals(Verdict.COULD_NOT_MEASURE, report.verdict());
        }
    }

    @Test
    void aWorkerWithAnotherParentThanItSeemsIsFoundOut() throws Exception {
        write("parents.java", "void main() { Parent.send(Map.of(\"pid\", 1, \"parent\", 1)); }");
        Report report = run(claim("C2.1"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void aWorkerThatCostsLessThanWasClaimedIsFoundOut() throws Exception {
        write(
                "hello.java",
                """
                void main() {
                    Parent.send("hello");
                    Parent.onMessage(message -> {});
                }
                """);
        for (CostOfAWorker claim :
                List.of(
                        new CostOfAWorker(Texts.of(SpeedUp.class, "en"), 60_000, 5),
                        new CostOfAWorker(Texts.of(SpeedUp.class, "en"), 5, 60_000))) {
            Report report = run(claim);
            assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        }
    }

    @Test
    void aWorkerThatWaitsForOneAfterTheOtherIsFoundOut() throws Exception {
        write(
                "waits.java",
                """
                void main() {
                    Parent.onMessage(job -> {
                        var over = new CountDownLatch(1);
                        var clock =
                                CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS);
                        clock.execute(over::countDown);
                        try {
                            over.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        Parent.send(job);
                    });
                }
                """);
        assertFalseOrBusy(claim("C2.4"));
    }
}
