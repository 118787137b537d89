package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** C: one child's stream as another's (node-spec 3.7). */
@ExtendWith(NothingLeftBehind.class)
class HandedStreamsTest {
    private static final SpawnOptions DEFAULTS = SpawnOptions.defaults();

    @Test
    void oneChildReadsWhatAnotherWrites() throws Exception {
        ChildProcess producer = spawn("seq", "1", "100000");
        ChildProcess consumer = spawn("wc", List.of("-l"), DEFAULTS.stdio(from(producer)));

        assertEquals("100000\n", text(consumer));
        Story.of(producer).whole();
        Story.of(consumer).whole();
    }

    /** Ours never blocks, theirs does: cat, like most programs, takes EAGAIN for an error. */
    @Test
    void theConsumerWaitsForASlowProducer() throws Exception {
        ChildProcess producer = spawn("sh", "-c", "echo one; read go; echo two");
        ChildProcess consumer = spawn("cat", List.of(), DEFAULTS.stdio(from(producer)));
        assertEquals("one\n", line(consumer));
        producer.stdin().write('\n');

        assertEquals("two\n", text(consumer));
        assertEquals("exited with code 0", Story.of(consumer).exit().toString());
        Story.of(producer).whole();
    }

    @Test
    void afterTheConsumerTheParentMayReadOn() throws Exception {
        ChildProcess producer = spawn("sh", "-c", "echo one; echo two; read go; echo three");
        ChildProcess consumer =
                spawn("sh", List.of("-c", "read a; echo $a"), DEFAULTS.stdio(from(producer)));
        assertEquals("one\n", text(consumer));
        Story.of(consumer).exit();
        producer.stdin().write('\n');

        assertEquals("two\nthree\n", text(producer));
        Story.of(producer).whole();
        Story.of(consumer).whole();
    }

    @Test
    void aReadHereWaitsUntilTheConsumerHasEnded() throws Exception {
        ChildProcess producer = spawn("sh", "-c", "read go; echo one; read go; echo two");
        CompletableFuture<String> ours = new CompletableFuture<>();
        Thread.startVirtualThread(() -> ours.complete(read(producer)));
        ChildProcess consumer =
                spawn(
                        "sh",
                        List.of("-c", "read a; echo $a; exec cat >&2"),
                        DEFAULTS.stdio(from(producer)));
        producer.stdin().write('\n');
        assertEquals("one\n", line(consumer));
        assertFalse(ours.isDone());
        consumer.close();
        producer.stdin().write('\n');

        assertEquals("two\n", Waits.forFuture("our read", ours));
        Story.of(producer).whole();
    }

    /** It has ended and been forgotten by the kernel: what is left of it is in our memory. */
    @Test
    void whatWasKeptOfAChildThatHasEndedIsNotLost() throws Exception {
        ChildProcess producer = spawn("sh", "-c", "seq 1 5000; echo err >&2");
        Story.of(producer).whole(); // Its close: nobody has read it, so it is kept.
        ChildProcess head = spawn("head", List.of("-c", "4"), DEFAULTS.stdio(from(producer)));
        assertEquals("1\n2\n", text(head));
        Story.of(head).whole();
        ChildProcess tail = spawn("tail", List.of("-n", "1"), DEFAULTS.stdio(from(producer)));
        assertEquals("5000\n", text(tail));
        ChildProcess err = spawn("cat", List.of(), DEFAULTS.stdio(Stdio.from(producer.stderr())));
        assertEquals("err\n", text(err));
        for (ChildProcess child : List.of(tail, err)) {
            Story.of(child).whole();
        }
    }

    @Test
    void aChildThatWroteNothingIsAnEmptyInput() throws Exception {
        ChildProcess producer = spawn("true");
        Story.of(producer).whole();
        ChildProcess consumer = spawn("wc", List.of("-c"), DEFAULTS.stdio(from(producer)));

        assertEquals("0\n", text(consumer));
        Story.of(consumer).whole();
    }

    /** A writer is told that nobody reads when neither consumer nor parent holds the pipe. */
    @Test
    void aStreamMayBeClosedHereOnceItIsHandedOn() throws Exception {
        ChildProcess producer = spawn("yes");
        ChildProcess consumer = spawn("head", List.of("-n", "2"), DEFAULTS.stdio(from(producer)));
        producer.stdout().close();

        assertEquals("y\ny\n", text(consumer));
        assertEquals("killed by SIGPIPE", Story.of(producer).exit().toString());
        Story.of(producer).whole();
        Story.of(consumer).whole();
    }

    /** Nobody reads and the consumer is gone: the producer's close must not wait for ever. */
    @Test
    void whatTheConsumerLeftIsKeptAndDelaysNoClose() throws Exception {
        ChildProcess producer = spawn("sh", "-c", "echo one; echo two");
        ChildProcess consumer =
                spawn("sh", List.of("-c", "read a; read go <&3"), threeAnd(from(producer)));
        Story.of(producer).exit();
        consumer.stdio(3).output().write('\n');
        Story.of(consumer).whole();

        Story.of(producer).whole();
        assertEquals("two\n", text(producer));
    }

    @Test
    void oneChildWritesWhatAnotherReads() throws Exception {
        ChildProcess sorter = spawn("sort");
        Stdio into = Stdio.from(sorter.stdin());
        ChildProcess first = spawn("sh", List.of("-c", "echo b; echo a"), out(into));
        Story.of(first).whole();
        sorter.stdin().write("c\n".getBytes());
        sorter.stdin().close();

        assertEquals("a\nb\nc\n", text(sorter));
        Story.of(sorter).whole();
    }

    @Test
    void aStartThatFailsGivesThePipeBack() throws Exception {
        ChildProcess producer = spawn("echo", "mine");
        ChildProcess nobody = spawn("no-such-program", List.of(), DEFAULTS.stdio(from(producer)));
        assertThrows(
                ForkshopException.class,
                () ->
                        spawn(
                                "true",
                                List.of("x".repeat(3_000_000)),
                                DEFAULTS.stdio(from(producer))));

        assertEquals("mine\n", text(producer));
        Story.of(nobody).whole();
        Story.of(producer).whole();
    }

    @Test
    void onlyAChildsOpenStreamCanBeHandedOn() throws Exception {
        assertRefused(() -> Stdio.from(new ByteArrayInputStream(new byte[1])));
        assertRefused(() -> Stdio.from(new ByteArrayOutputStream()));
        ChildProcess cat = spawn("cat");
        cat.stdout().close();
        cat.stdin().close();
        assertRefused(() -> spawn("true", List.of(), DEFAULTS.stdio(from(cat))));
        assertRefused(() -> spawn("true", List.of(), out(Stdio.from(cat.stdin()))));
        Story.of(cat).whole();
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable call) {
        var refused = assertThrows(ForkshopException.class, call);
        assertEquals("ERR_INVALID_ARG_VALUE", refused.code());
        assertTrue(refused.getMessage().endsWith("nothing was started"), refused.getMessage());
    }

    private static Stdio from(ChildProcess producer) {
        return Stdio.from(producer.stdout());
    }

    private static SpawnOptions out(Stdio item) {
        return DEFAULTS.stdio(Stdio.ignore(), item, Stdio.ignore());
    }

    private static SpawnOptions threeAnd(Stdio input) {
        return DEFAULTS.stdio(input, Stdio.pipe(), Stdio.pipe(), Stdio.pipe());
    }

    private static String text(ChildProcess child) throws Exception {
        return new String(child.stdout().readAllBytes());
    }

    private static String read(ChildProcess child) {
        try {
            return text(child);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String line(ChildProcess child) throws Exception {
        var line = new ByteArrayOutputStream();
        int next;
        do {
            next = child.stdout().read();
            line.write(next);
        } while (next != '\n');
        return line.toString();
    }
}
