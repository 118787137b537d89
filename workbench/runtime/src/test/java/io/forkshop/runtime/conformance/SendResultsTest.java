package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** What send returns and whom it calls, in each serialization: node-spec 7.7 to 7.9. */
@ExtendWith(NothingLeftBehind.class)
@ParameterizedClass
@EnumSource(Serialization.class)
class SendResultsTest {
    private static final String READS_NOTHING = "read line";

    @Parameter Serialization serialization;

    /** What the kernel holds does not count (7.7). */
    @Test
    void itIsTrueUntil128KiBWaitHereAndFalseFromThere() {
        try (ChildProcess child = Workers.line(READS_NOTHING, serialization)) {
            String message = "x".repeat(10_000);
            int sent = 0;
            while (child.send(message)) {
                sent += message.length();
                assertTrue(sent < 4 << 20, "still true after " + sent);
            }
            assertTrue(sent >= 128 * 1024, "false after " + sent);
            assertFalse(child.send(message), "true again, although nobody read");
        }
    }

    @Test
    void itRefusesWhen64MiBWait() {
        try (ChildProcess child = Workers.line(READS_NOTHING, serialization)) {
            String mebibyte = "x".repeat(1 << 20);
            var thrown =
                    assertThrows(
                            ForkshopException.class,
                            () -> {
                                for (int i = 0; i < 70; i++) {
                                    child.send(mebibyte);
                                }
                            });
            assertEquals("ERR_IPC_QUEUE_FULL", thrown.code());
        }
    }

    /** It means written, not received; and is heard after send has returned (7.8). */
    @Test
    void theCallbackHearsWhenTheKernelHasItAll() throws Exception {
        try (ChildProcess child = Workers.line(READS_NOTHING, serialization)) {
            BlockingQueue<Optional<ForkshopException>> heard = new LinkedBlockingQueue<>();
            assertTrue(child.send("small", error -> heard.add(Optional.ofNullable(error))));
            assertEquals(Optional.empty(), Waits.forNext("the first callback", heard));

            child.send("x".repeat(2 << 20), error -> heard.add(Optional.ofNullable(error)));
            assertEquals(0, heard.size(), "two mebibytes are said to be written");
            child.kill(Signal.SIGKILL);

            String code = Waits.forNext("the second callback", heard).orElseThrow().code();
            assertEquals("ERR_IPC_CHANNEL_CLOSED", code);
        }
    }

    /** Nothing is queued, nothing is sent; a wrong value is told first (7.4, 7.9). */
    @Test
    void afterDisconnectItIsFalseAndTheCallbackHearsWhy() throws Exception {
        ChildProcess child = Workers.line("wc -c <&3", serialization);
        child.disconnect();
        CompletableFuture<ForkshopException> heard = new CompletableFuture<>();

        assertFalse(child.send("late", heard::complete));

        assertEquals("ERR_IPC_CHANNEL_CLOSED", Waits.forFuture("the callback", heard).code());
        var thrown = assertThrows(ForkshopException.class, () -> child.send("late"));
        assertEquals("ERR_IPC_CHANNEL_CLOSED", thrown.code());
        thrown = assertThrows(ForkshopException.class, () -> child.send(new Object()));
        assertEquals("ERR_INVALID_ARG_TYPE", thrown.code());
        assertEquals("0\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
    }

    /** Refused with a callback, too: by an exception, at once, as in Node (7.4). */
    @Test
    void aValueThatCannotBeSentIsRefusedBeforeAnythingIsWritten() throws Exception {
        ChildProcess child = Workers.line("wc -c <&3", serialization);
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

        var thrown =
                assertThrows(ForkshopException.class, () -> child.send(new Thread(), heard::add));

        assertEquals("ERR_INVALID_ARG_TYPE", thrown.code());
        child.disconnect();
        assertEquals("0\n", new String(child.stdout().readAllBytes()));
        Story.of(child).whole();
        assertEquals(0, heard.size());
    }
}
