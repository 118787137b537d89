package io.forkshop.runtime.interop;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.BusyLoop;
import io.forkshop.runtime.children.Echo;
import io.forkshop.runtime.children.HangsForever;
import io.forkshop.runtime.children.LastWords;
import io.forkshop.runtime.children.NoticesDisconnect;
import io.forkshop.runtime.children.SendsHandles;
import io.forkshop.runtime.children.ServesHandles;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code child_process.fork(className, args, {execPath: 'java', execArgv})}, once where the worker
 * may open java.io and takes the channel's number over by it, once with native access only.
 */
@ExtendWith(NothingLeftBehind.class)
@ParameterizedClass
@ValueSource(
        strings = {
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED"
        })
class NodeParentTest {
    @Parameter String access;

    @Test
    void messagesGoBothWays() throws Exception {
        assertEquals(
                List.of(
                        "message {\"n\":1,\"text\":\"é你\"}",
                        "message [1,2.5,null,true]",
                        "message \"bye\"",
                        "disconnect",
                        "exit 0 null"),
                told(run("talks.js", Echo.class)));
    }

    @Test
    void fourHundredThousandTwoByteCharactersComeBack() throws Exception {
        assertEquals(
                List.of("equal true", "disconnect", "exit 0 null"),
                told(run("long-message.js", Echo.class)));
    }

    @Test
    void everyTypeOfTheAdvancedModeComesBackTheSame() throws Exception {
        assertEquals(List.of("the same", "exit 0 null"), told(run("round-trips.js", Echo.class)));
    }

    @Test
    void theWorkerSeesTheParentsDisconnectAndEnds() throws Exception {
        assertEquals(
                List.of("message \"ready\"", "disconnected", "disconnect", "exit 0 null"),
                sorted(told(run("disconnects.js", NoticesDisconnect.class))));
    }

    /** Without -Xrs a JVM makes an exit code of SIGTERM (node-spec 11.5). */
    @Test
    void aKillIsASignalWhenTheVmLeavesSignalsAlone() throws Exception {
        assertEquals(
                List.of("message \"ready\"", "killed true", "disconnect", "exit null SIGTERM"),
                told(run("kills.js", HangsForever.class)));
    }

    @Test
    void lastWordsOfTenMebibytesArrive() throws Exception {
        assertEquals(
                List.of("length 10485760", "disconnect", "exit 0 null"),
                told(run("listens.js", LastWords.class, "10485760")));
    }

    /** A Node parent offers a listening socket once: the first read must take it (8.19). */
    @Test
    void theWorkerServesWhatItIsHanded() throws Exception {
        Assumptions.assumeTrue(access.contains("native"), "recvmsg needs native access");
        List<String> lines = told(run("hands-over.js", ServesHandles.class));
        assertEquals(
                List.of(
                        "message \"ready\"",
                        "message [\"listening\",\"server\"]",
                        "message \"between\"",
                        "message \"behind\"",
                        "disconnect",
                        "exit 0 null"),
                lines.stream().filter(line -> !line.contains("served")).toList());
        assertEquals(
                List.of("client served server by a JVM", "client served connection by a JVM"),
                lines.stream().filter(line -> line.startsWith("client")).toList());
    }

    @Test
    void theWorkerHandsItsParentSockets() throws Exception {
        Assumptions.assumeTrue(access.contains("native"), "sendmsg needs native access");
        List<String> lines = told(run("receives.js", SendsHandles.class));
        for (String line :
                List.of(
                        "server: served by node",
                        "socket: a connection",
                        "client: served by node",
                        "[\"SERVER\",\"ACKNOWLEDGED\"]",
                        "[\"SOCKET\",\"ACKNOWLEDGED\"]",
                        "\"closed\"",
                        "exit 0 null")) {
            assertTrue(lines.contains(line), () -> line + " is not in " + lines);
        }
    }

    /**
     * Nothing but the channel tells such a worker that its parent is gone, and it may be too busy
     * to read it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"parks", "computes", "computes in a listener"})
    void aWorkerDoesNotOutliveAKilledParent(String what) throws Exception {
        Class<?> program = what.equals("parks") ? HangsForever.class : BusyLoop.class;
        String[] args = what.endsWith("listener") ? new String[] {"in a listener"} : new String[0];
        try (Mark mark = Mark.random()) {
            SpawnOptions marked = SpawnOptions.defaults().env(mark.environment());
            ChildProcess node = start("gets-busy.js", marked, program, args);
            assertEquals("busy\n", new String(node.stdout().readNBytes("busy\n".length())));
            assertEquals(2, mark.living().size(), () -> "not two: " + mark.living());

            node.kill(Signal.SIGKILL);

            Waits.until("the end of the worker", () -> mark.living().isEmpty(), mark::living);
            node.close();
        }
    }

    private ChildProcess run(String script, Class<?> program, String... args) {
        return start(script, SpawnOptions.defaults(), program, args);
    }

    /** The script's arguments: java, its options as JSON, the class, and the class's arguments. */
    private ChildProcess start(
            String script, SpawnOptions options, Class<?> program, String... args) {
        Workers.assumeNode();
        List<String> java =
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xrs",
                        access,
                        "-cp",
                        Workers.library() + ":" + Workers.classes());
        List<String> all = new ArrayList<>();
        all.add(Workers.script("node-parent/" + script).toString());
        all.add(Workers.java());
        all.add(io.forkshop.runtime.channel.Json.write(java));
        all.add(program.getName());
        all.addAll(Arrays.asList(args));
        return spawn("node", all, options);
    }

    /** What the script said, a line each; anything on standard error is a failure. */
    private static List<String> told(ChildProcess node) throws Exception {
        List<String> lines = new String(node.stdout().readAllBytes()).lines().toList();
        String errors = new String(node.stderr().readAllBytes());
        assertEquals("exited with code 0", Story.of(node).exit().toString(), errors);
        assertFalse(errors.contains("Exception"), errors);
        assertTrue(node.awaitClose(Waits.LONGEST).isPresent());
        return lines;
    }

    /** The worker's own output may come at any place. */
    private static List<String> sorted(List<String> lines) {
        List<String> order = List.of("message \"ready\"", "disconnected", "disconnect");
        return lines.stream()
                .sorted(
                        java.util.Comparator.comparingInt(
                                l -> order.contains(l) ? order.indexOf(l) : 9))
                .toList();
    }
}
