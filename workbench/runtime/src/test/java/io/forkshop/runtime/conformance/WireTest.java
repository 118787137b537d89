package io.forkshop.runtime.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.clone.JsMap;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** K: what is on the wire. */
@ExtendWith(NothingLeftBehind.class)
class WireTest {
    @Test
    void p36_aRealNodeWorkerSaysHelloAndExits() {
        ChildProcess worker = Workers.node("hello.js");

        assertEquals(
                List.of(
                        "spawn",
                        "message hello",
                        "disconnect",
                        "exit exited with code 0",
                        "close exited with code 0"),
                Story.of(worker).whole());
    }

    /**
     * 您 is e6 82 a8; the reader sees each piece on its own, because the child waits for ours in
     * between.
     */
    @Test
    void p37_aFrameInPiecesIsOneMessage() throws Exception {
        String script =
                """
                printf '{"n":' >&3; echo piece; read go
                printf '"\\346\\202' >&3; echo piece; read go
                printf '\\250"}\\n' >&3
                """;
        ChildProcess child = Workers.line(script);
        Story story = Story.of(child);
        for (int i = 0; i < 2; i++) {
            child.stdout().readNBytes("piece\n".length());
            child.stdin().write("go\n".getBytes());
        }
        child.stdout().close();

        assertEquals(Map.of("n", "您"), story.nextMessage());
        assertEquals(1, story.whole().stream().filter(e -> e.startsWith("message")).count());
    }

    @Test
    void p38_nodesOwnMessagesNeverReachTheListener() throws Exception {
        ChildProcess child =
                Workers.line(
                        """
                        echo '{"cmd":"NODE_x"}' >&3
                        echo '{"cmd":"NODE_"}' >&3
                        echo '{"cmd":5}' >&3
                        echo '{"cmd":"xNODE_a"}' >&3
                        echo '{"in":{"cmd":"NODE_x"}}' >&3
                        """);
        Story story = Story.of(child);

        assertEquals(
                List.of(
                        "message {cmd=NODE_}",
                        "message {cmd=5}",
                        "message {cmd=xNODE_a}",
                        "message {in={cmd=NODE_x}}"),
                story.whole().stream().filter(e -> e.startsWith("message")).toList());
    }

    /** A message of that kind would be taken for one of Node's own (node-spec 8.24). */
    @Test
    void p38_suchAMessageIsNotSentEither() throws Exception {
        try (ChildProcess worker = Workers.jvm(Echo.class)) {
            Story story = Story.of(worker);
            var thrown =
                    assertThrows(
                            ForkshopException.class, () -> worker.send(Map.of("cmd", "NODE_x")));
            assertEquals("ERR_INVALID_ARG_VALUE", thrown.code());
            record Command(String cmd) {}
            assertThrows(ForkshopException.class, () -> worker.send(new Command("NODE_x")));
            JsMap map = new JsMap(Map.of("cmd", "NODE_x")); // In JSON it is an object, too.
            assertThrows(ForkshopException.class, () -> worker.send(map));

            worker.send(Map.of("cmd", "NODE_"));
            assertEquals(Map.of("cmd", "NODE_"), story.nextMessage());
        }
    }

    /**
     * Whoever sends a handle waits for the answer (node-spec 8.16, 8.17): we take none yet, and say
     * so.
     */
    @Test
    void aHandleIsAnsweredAndItsMessageIsNotLostSilently() throws Exception {
        ChildProcess child =
                Workers.line(
                        "echo '{\"cmd\":\"NODE_HANDLE\",\"type\":\"net.Socket\"}' >&3; head -n 1"
                                + " <&3");
        Story story = Story.of(child);

        assertEquals("{\"cmd\":\"NODE_HANDLE_NACK\"}\n", new String(child.stdout().readAllBytes()));
        assertEquals(0, story.whole().stream().filter(e -> e.startsWith("message")).count());
    }

    @Test
    void theTapSeesEveryFrameInOrderWithItsSize() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Tap tap =
                frame ->
                        seen.add(
                                frame.direction()
                                        + " "
                                        + frame.kind()
                                        + " "
                                        + frame.message()
                                        + " "
                                        + frame.size());
        ChildProcess worker =
                ChildProcesses.fork(
                        Echo.class.getName(), List.of("stop"), Workers.options().tap(tap));
        Story story = Story.of(worker);
        worker.send("é");
        story.nextMessage();
        worker.send("stop");
        story.whole();

        assertEquals(
                List.of("SENT USER é 5", "RECEIVED USER é 5", "SENT USER stop 7"),
                List.copyOf(seen));
    }
}
