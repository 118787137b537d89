package io.forkshop.app.course.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An experiment that could only agree would prove nothing: in each world here, a claim is false.
 */
class OtherWorldsTest {
    private static final String IMPORT = "import io.forkshop.runtime.channel.Parent;\n";
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir private Path world;

    private List<ProcessHandle> before;

    @BeforeEach
    void lookAround() {
        before = Chapters.descendants();
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
        assertFalse("2.3a", "4");
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
        Report report = run(new SpeedUp(Texts.in("en"), 2));
        assumeTrue(report.verdict() != Verdict.COULD_NOT_MEASURE, report.explanation());
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
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
        assertFalse("2.6a", "200");
    }

    @Test
    void aWorkerThatSurvivesItsExceptionIsFoundOut() throws Exception {
        write("fragile.java", "void main() { Parent.onMessage(Parent::send); }");
        assertFalse("2.9a", "4");
    }

    @Test
    void aWorkerThatTakesSeveralJobsAtOnceIsFoundOut() throws Exception {
        write(
                "burn.java",
                """
                void main() {
                    Parent.onMessage(limit -> {
                        if (limit.equals(10)) {
                            Parent.send(4);
                            Parent.send(168);
                            Parent.send(216816);
                        }
                    });
                }
                """);
        write("echo.java", "void main() { Parent.onMessage(Parent::send); }");
        assertFalse("4.2a", "tiny small large");
    }

    @Test
    void aListThatIsSharedIsFoundOut() throws Exception {
        write(
                "copy.java",
                """
                void main() {
                    Parent.send(List.of("one", "two", "three", "four"));
                    Parent.send("my own list has 4");
                }
                """);
        assertFalse("4.3a", "4");
    }

    @Test
    void piecesThatAreMessagesOfTheirOwnAreFoundOut() throws Exception {
        Files.writeString(
                world.resolve("wire.js"),
                """
                process.on('message', (text) => {
                  process.send(text, () => console.log('wrote'));
                });
                """);
        try (Lab lab = new Lab(world, SHORT)) {
            assumeTrue(lab.hasNode(), "node is not installed");
            Report report = Experiments.byId("4.5a").orElseThrow().run(lab);
            assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
            assertEquals("3", report.answer());
        }
        Chapters.assertNothingWasLeft(before);
    }

    @Test
    void aWorkerThatStaysWithoutItsChannelIsFoundOut() throws Exception {
        write("goodbye.java", "void main() { Parent.send(\"goodbye\"); }");
        write(
                "echo.java",
                """
                void main() throws InterruptedException {
                    Parent.onMessage(Parent::send);
                    new CountDownLatch(1).await();
                }
                """);
        assertFalse("4.6a", "it stays");
    }

    @Test
    void aWorkerThatLeavesWithAnotherCodeIsFoundOut() throws Exception {
        write("goodbye.java", "void main() { System.exit(3); }");
        write("echo.java", "void main() { Parent.onMessage(Parent::send); }");
        assertFalse("4.6a", "it ends by itself with code 0");
    }

    @Test
    void aProgramThatIgnoresItsArgumentsIsFoundOut() throws Exception {
        script("count.sh", "echo 1; echo '[x]'");
        assertFalse("3.2a", "1");
    }

    @Test
    void aGreeterWithAShellOnBothWaysIsFoundOut() throws Exception {
        write(
                "greet.java",
                """
                void main() {
                    Parent.onMessage(name -> Parent.send(Map.of("exec", "42", "execFile", "42")));
                }
                """);
        assertFalse("3.3a", "6");
    }

    @Test
    void aGreeterWithoutAnyShellIsFoundOut() throws Exception {
        write(
                "greet.java",
                """
                void main() {
                    Parent.onMessage(name -> Parent.send(Map.of("exec", name, "execFile", name)));
                }
                """);
        assertFalse("3.3a", "0");
    }

    @Test
    void aProgramThatStaysBelowTheLimitIsFoundOut() throws Exception {
        script("flood.sh", "printf short");
        assertFalse("3.4a", "5");
    }

    @Test
    void aFamilyThatDiesTogetherIsFoundOut() throws Exception {
        script("family.sh", "echo $$; exec sleep 600");
        assertFalse("3.5a", "both are gone");
    }

    @Test
    void aFamilyThatIsFasterThanTheClockIsFoundOut() throws Exception {
        script("family.sh", "echo $$");
        assertFalse("3.5a", "neither");
    }

    @Test
    void javaScriptThatAShellUnderstandsIsFoundOut() throws Exception {
        script("plain.js", "echo hello");
        script("lost.js", "echo hello");
        script("nobang.js", "echo hello, and no first line about node");
        assertFalse("3.6a", "node");
    }

    @Test
    void aShellThatLeavesNobodyBehindIsFoundOut() throws Exception {
        script("parting.sh", "sleep 600 >/dev/null 2>&1 & echo $!");
        assertFalse("3.7a", "exit and close");
    }

    @Test
    void a137ThatIsAKillIsFoundOut() throws Exception {
        script("code137.sh", "kill -KILL $$");
        script("killed.sh", "kill -KILL $$");
        script("reports.sh", "exit 137");
        assertFalse("3.8a", "2");
    }

    @Test
    void aScriptThatDiesOfItsSignalIsFoundOut() throws Exception {
        script("deaf.sh", "echo ready; exec sleep 600");
        assertFalse("3.9a", "dead");
    }

    private void script(String name, String line) throws IOException {
        Files.writeString(world.resolve(name), line + "\n");
    }

    private void assertFalse(String experiment, String answer) throws Exception {
        Report report = run(Experiments.byId(experiment).orElseThrow());
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
        assertEquals(answer, report.answer());
    }

    /** Without node, whose half is not from this world. */
    private Report run(Experiment experiment) throws Exception {
        Report report;
        try (Lab lab = new Lab(world, SHORT, "/nowhere")) {
            report = experiment.run(lab);
        }
        Chapters.assertNothingWasLeft(before);
        return report;
    }

    private void write(String name, String program) throws IOException {
        String imports = "import java.nio.channels.*;\n";
        Files.writeString(world.resolve(name), IMPORT + imports + program);
    }
}
