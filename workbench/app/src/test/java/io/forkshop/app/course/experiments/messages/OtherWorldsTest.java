package io.forkshop.app.course.experiments.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;

/** Worlds in which a claim of this section is false. */
class OtherWorldsTest extends OtherWorld {
    private static Experiment claim(String id) {
        return Experiments.byId(id).orElseThrow();
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
        assertFalse(claim("C4.1"), "tiny small large");
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
        assertFalse(claim("C4.1b"), "4");
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
            Report report = claim("C4.3").run(lab);
            assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
            assertEquals("3", report.answer());
        }
        assertNothingWasLeft();
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
        assertFalse(claim("C4.4"), "it stays");
    }

    @Test
    void aWorkerThatLeavesWithAnotherCodeIsFoundOut() throws Exception {
        write("goodbye.java", "void main() { System.exit(3); }");
        write("echo.java", "void main() { Parent.onMessage(Parent::send); }");
        assertFalse(claim("C4.4"), "it ends by itself with code 0");
    }
}
