package io.forkshop.app.course.experiments.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.runtime.cluster.Policy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static final Texts TEXTS = Texts.of(ClusterExperiments.class, "en");

    @BeforeEach
    void haveTime() {
        patience = LONG;
    }

    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
    }

    /** A listing of the chapter's, as {@code name}, with something else in the place of a part. */
    private void changed(String listing, String name, String part, String other)
            throws IOException {
        String text = Files.readString(Chapters.FOLDER.resolve("6-cluster").resolve(listing));
        assertTrue(text.contains(part), listing + " has changed: " + part);
        Files.writeString(world.resolve(name), text.replace(part, other));
    }

    private void asItIs(String listing) throws IOException {
        changed(listing, listing, "", "");
    }

    @Test
    void aConnectionWhoseRequestsWanderIsFoundOut() throws Exception {
        changed(
                "web.java",
                "web.java",
                "ProcessHandle.current().pid() + ",
                "(ProcessHandle.current().pid() + asked++ % 2 * 1_000_000) + ");
        Files.writeString(
                world.resolve("web.java"),
                Files.readString(world.resolve("web.java")) + "\nvolatile int asked;\n");
        Report report = run(claim("C6.1"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Tag("soak")
    @Test
    void aWorkerThatServesNobodyIsFoundOut() throws Exception {
        String accept = "var client = server.accept().socket();";
        String never = "while (ClusterWorker.id() == 1) LockSupport.parkNanos(1_000_000);";
        changed("web.java", "web.java", accept, never + accept);
        assertFalse(claim("C6.1"), "1");
    }

    @Test
    void workersThatNeverListenHaveOtherLives() throws Exception {
        write(
                "web.java",
                """
                void main() {
                    io.forkshop.runtime.cluster.ClusterWorker.disconnect();
                }
                """);
        assertFalse(claim("C6.2"), "fork online disconnect exit");
    }

    @Test
    void aSupervisorThatNeverGivesUpIsFoundOut() throws Exception {
        asItIs("web.java");
        assertFalse(new CrashLoop(TEXTS, 1000), "5");
    }

    @Tag("soak")
    @Test
    void aSupervisorThatNeverRestartsIsFoundOut() throws Exception {
        asItIs("web.java");
        assertFalse(new CrashLoop(TEXTS, 0), "1");
    }

    @Test
    void aWorkerThatDiesWithoutAGoodbyeIsFoundOut() throws Exception {
        asItIs("web.java");
        changed(
                "polite.java",
                "polite.java",
                "ClusterWorker.goodbye(failure)",
                "Runtime.getRuntime().halt(1)");
        assertFalse(claim("C6.3b"), "the old worker ends");
    }

    @Test
    void workersThatLeaveInTheMiddleOfARequestAreFoundOut() throws Exception {
        changed(
                "web.java",
                "web.java",
                "Parent.onMessage(",
                "late = 100; ClusterWorker.onLeaving(() -> Runtime.getRuntime().halt(1));"
                        + "Parent.onMessage(");
        asItIs("broken.java");
        Report report = run(claim("C6.4"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        assertNotEquals("0", report.answer());
    }

    @Tag("soak")
    @Test
    void aBrokenVersionThatIsLetInIsFoundOut() throws Exception {
        asItIs("web.java");
        changed("web.java", "broken.java", "", "");
        assertFalse(claim("C6.4"), "0");
    }

    @Test
    void aPolicyThatIgnoresLoadIsFoundOut() throws Exception {
        asItIs("web.java");
        assertFalse(new UnevenRequests(TEXTS, Policy.ROUND_ROBIN), "4");
    }

    @Test
    void visitsThatAreCountedInAFileAreFoundOut() throws Exception {
        changed("visits.java", "visits.java", "answer(++visits, client)", "answer(next(), client)");
        Files.writeString(
                world.resolve("visits.java"),
                Files.readString(world.resolve("visits.java"))
                        + """
                        int next() throws IOException {
                            var here = Path.of(System.getProperty("jdk.launcher.sourcefile"));
                            var file = here.resolveSibling("count");
                            int n = Files.exists(file) ? Files.readAllBytes(file)[0] + 1 : 1;
                            Files.write(file, new byte[] {(byte) n});
                            return n;
                        }
                        """);
        assertFalse(claim("C6.6"), "10");
    }

    @Test
    void aPrimaryThatTellsLateIsFoundOut() throws Exception {
        write(
                "news.java",
                """
                void main() {
                    io.forkshop.runtime.cluster.ClusterWorker.id();
                    Parent.onMessage(message -> {
                        Parent.send(Map.of("way", "told", "ms", 900));
                        Parent.send(Map.of("way", "watched", "ms", 1));
                        Parent.send(Map.of("way", "polled", "ms", 2.5));
                    });
                    Parent.send(Map.of("way", "none yet"));
                }
                """);
        assertFalse(claim("C6.6b"), "the primary tells it");
    }

    @Test
    void workersThatLoseMoreThanTheirOwnAreFoundOut() throws Exception {
        String wait = "LockSupport.parkNanos((late + ms) * 1_000_000L);";
        changed("web.java", "web.java", wait, wait + " if (ms > 0) { return false; }");
        assertFalse(claim("C6.7"), "6");
    }

    @Test
    void workersThatOutliveTheirPrimaryAreFoundOut() throws Exception {
        patience = SHORT; // Their end is awaited in vain.
        write(
                "keeper.java",
                """
                void main() throws IOException {
                    for (int i = 0; i < 2; i++) {
                        Process stays = new ProcessBuilder("sleep", "100").start();
                        Parent.send(Map.of("port", 1, "pid", stays.pid()));
                    }
                    Parent.onDisconnect(() -> {});
                }
                """);
        assertFalse(claim("C6.7b"), "2");
    }
}
