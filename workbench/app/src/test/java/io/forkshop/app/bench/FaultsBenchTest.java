package io.forkshop.app.bench;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.bench.Tally.Outcome;
import io.forkshop.app.inspect.Subtree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** That the procedures see what happens: a real cluster that is hurt, and servers that are bad. */
@Timeout(180)
class FaultsBenchTest {
    private static final Settings QUICK =
            new Settings(Path.of("../..").toAbsolutePath().normalize(), 1, true, said -> {});

    @Test
    void nothingIsLostWithAStoppedWorkerAndNothingIsLeft() throws InterruptedException {
        List<ProcessHandle> before = descendants();
        Procedure ours =
                new Procedure("REL-2", Procedure.Rivals.NONE, StoppedWorker.killed().body());

        Findings found = Parts.measure(List.of(ours), QUICK);

        assertEquals(List.of(), found.broken());
        Trial trial = found.trials().getFirst();
        assertEquals("50 asked, 50 ok", trial.outcome());
        assertTrue(found.good());
        until("its processes are gone", () -> before.containsAll(descendants()));
    }

    /** Neither of ours nor of node's: primaries, workers, stopped ones, replacements. */
    @Test
    void nothingOutlivesABenchmarkThatIsKilled() throws Exception {
        assumeTrue(Programs.node().isPresent(), "no node on this machine");
        String mark = UUID.randomUUID().toString();
        Subtree marked = Subtree.marked("FORKSHOP_SESSION=" + mark);
        ProcessBuilder bench =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledFaults.class.getName(),
                        QUICK.home().toString());
        bench.environment().put("FORKSHOP_SESSION", mark);
        Process killed = bench.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        until("its cluster is there", () -> marked.running().size() >= 6);

        killed.destroyForcibly().waitFor();

        until("all are gone", () -> marked.running().isEmpty());
        Scratch.create().close(); // removes the folder that the killed one left
    }

    @Test
    void aClaimOfOursThatDoesNotHoldIsMissedAndARivalsIsNot() {
        Trial rivals = new Trial("REL-2", "node", "50 asked, 49 ok, 1 timeout", "", false, false);
        assertTrue(Findings.trials(List.of(rivals)).good());
        Trial ours = new Trial("REL-2", "ours", "50 asked, 49 ok, 1 timeout", "", true, false);
        assertFalse(Findings.trials(List.of(rivals, ours)).good());
        assertEquals(List.of("REL-2"), Findings.trials(List.of(rivals, ours)).missed());
    }

    @Test
    void eachWayToFailIsCountedAsItself() throws Exception {
        assertEquals(Outcome.OK, outcomeOf("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n42\n"));
        assertEquals(Outcome.WRONG, outcomeOf("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nno\n"));
        assertEquals(Outcome.WRONG, outcomeOf("HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\n42\n"));
        assertEquals(Outcome.RESET, outcomeOf("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n4"));
        assertEquals(Outcome.RESET, outcomeOf(""));
        assertEquals(Outcome.REFUSED, asked(Ports.free()));
        try (ServerSocket deaf = listening()) {
            assertEquals(Outcome.TIMEOUT, asked(deaf.getLocalPort()));
        }
    }

    private static Outcome outcomeOf(String answer) throws IOException {
        try (ServerSocket server = listening()) {
            Thread.startVirtualThread(() -> answer(server, answer));
            return asked(server.getLocalPort());
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            client.getInputStream().read();
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Outcome asked(int port) {
        Asker asker = new Asker(port, Duration.ofSeconds(1));
        asker.atOnce(1, () -> {});
        return Stream.of(Outcome.values())
                .filter(outcome -> asker.tally().count(outcome) == 1)
                .findFirst()
                .orElseThrow();
    }

    private static List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
            return all.toList();
        }
    }
}
