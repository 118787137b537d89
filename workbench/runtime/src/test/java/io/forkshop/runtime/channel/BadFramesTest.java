package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** A child that does not keep to the protocol: an event, never the end of the reader (REL-7). */
@ExtendWith(NothingLeftBehind.class)
class BadFramesTest {
    @Test
    void aLineThatIsNoFrameIsAnEventAndTheChannelGoesOn() throws Exception {
        try (ChildProcess child =
                Workers.line("echo '1' >&3; echo '{oops' >&3; echo '2' >&3; cat <&3 >&3")) {
            Story story = Story.of(child);
            assertEquals(1, story.nextMessage());
            BadFrame bad = story.nextBadFrame();
            assertEquals(new BadFrame(3, "expected a key in double quotes", "{oops"), bad);
            assertEquals(2, story.nextMessage());

            child.send("still here");
            assertEquals("still here", story.nextMessage());
        }
    }

    @Test
    void aChildThatDiesMidFrameIsNotAMessage() {
        ChildProcess child = Workers.shell("dies-mid-frame.sh");

        assertEquals(
                List.of(
                        "spawn",
                        "message 1",
                        "disconnect",
                        "exit killed by SIGKILL",
                        "close killed by SIGKILL"),
                Story.of(child).whole());
    }

    @Test
    void aChildThatWritesGarbageIsHeardLineByLineAndOtherWorkersGoOn() throws Exception {
        try (ChildProcess garbage = Workers.shell("writes-garbage.sh");
                ChildProcess other = Workers.line("cat <&3 >&3")) {
            Story otherStory = Story.of(other);
            Story story = Story.of(garbage);
            other.send("good");
            assertEquals("good", otherStory.nextMessage());

            List<String> whole = story.whole();
            assertTrue(whole.contains("bad frame"), "random bytes were taken for JSON");
            assertEquals("message {after=garbage}", whole.get(whole.indexOf("disconnect") - 1));

            other.send("still good");
            assertEquals("still good", otherStory.nextMessage());
        }
    }

    @Test
    void aFrameOfOneByteAtATimeIsAMessage() throws Exception {
        ChildProcess child = Workers.shell("one-byte-at-a-time.sh");

        assertEquals("slow é", Story.of(child).nextMessage());
        child.awaitClose();
    }

    @Test
    void theExcerptIsShortAndNotTheWholeLine() throws Exception {
        try (ChildProcess child =
                Workers.line("head -c 100000 /dev/zero | tr '\\0' x >&3; echo >&3; cat")) {
            BadFrame bad = Story.of(child).nextBadFrame();

            assertEquals("x".repeat(40) + "…", bad.excerpt());
        }
    }

    @Test
    void aFrameThatIsTooLargeIsSkippedAndTheNextIsHeard() throws Exception {
        try (ChildProcess child =
                Workers.line(
                        "head -c 20000000 /dev/zero | tr '\\0' x >&3; echo >&3; echo 1 >&3; cat")) {
            Story story = Story.of(child);

            assertTrue(story.nextBadFrame().rule().contains("16 MiB"));
            assertEquals(1, story.nextMessage());
        }
    }
}
