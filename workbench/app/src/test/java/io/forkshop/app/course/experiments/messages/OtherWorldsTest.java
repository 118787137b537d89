package io.forkshop.app.course.experiments.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Chapters;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.OtherWorld;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Verdict;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

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
        assertNotHeld("C4.3", "3");
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

    @Test
    void aChannelElsewhereIsFoundOut() throws Exception {
        write("echo.java", "void main() { Parent.onMessage(Parent::send); }");
        Report report = run(new ChannelDescriptor(Texts.of(OnePort.class, "en"), 1));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void aWorkerThatLosesWhatHadToWaitIsFoundOut() throws Exception {
        write(
                "echo.java",
                """
                void main() {
                    Parent.onMessage(message -> {
                        boolean odd = message instanceof Map<?, ?> map
                                && (Integer) map.get("n") % 2 == 1;
                        if (!odd) {
                            Parent.send(message);
                        }
                    });
                }
                """);
        Report report = run(claim("C4.5"));
        assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
    }

    @Test
    void workersThatAreHeardToTheLastWordAreFoundOut() throws Exception {
        Files.copy(Chapters.FOLDER.resolve("4-messages/lastwords.java"), world("lastwords.java"));
        Files.writeString(
                world("lastwords.js"),
                """
                process.on('message', (count) => {
                  let written = 0;
                  const done = () => ++written === count && process.exit();
                  for (let n = 1; n <= count; n++) process.send({ n }, done);
                });
                """);
        assertNotHeld("C4.6", "neither");
    }

    @Test
    void wordsLostInTheMiddleAreFoundOut() throws Exception {
        Files.copy(Chapters.FOLDER.resolve("4-messages/lastwords.java"), world("lastwords.java"));
        Files.writeString(
                world("lastwords.js"),
                """
                process.on('message', (count) => {
                  for (let n = 1; n <= count; n += 2) process.send({ n });
                  process.exit();
                });
                """);
        assertNotHeld("C4.6", "the node worker");
    }

    @Test
    void aPortThatManyCanListenOnIsFoundOut() throws Exception {
        String listing = Files.readString(Chapters.FOLDER.resolve("4-messages/oneport.java"));
        Files.writeString(
                world("oneport.java"),
                listing.replace(
                        "        server.bind(",
                        "        server.setOption(StandardSocketOptions.SO_REUSEPORT, true);\n"
                                + "        server.bind("));
        assertFalse(claim("C4.7"), "3");
    }

    private Path world(String name) {
        return world.resolve(name);
    }

    private void assertNotHeld(String id, String answer) throws Exception {
        try (Lab lab = new Lab(world, SHORT)) {
            assumeTrue(lab.hasNode(), "node is not installed");
            Report report = claim(id).run(lab);
            assertEquals(Verdict.DOES_NOT_HOLD, report.verdict(), report::toString);
            assertEquals(answer, report.answer());
        }
        assertNothingWasLeft();
    }
}
