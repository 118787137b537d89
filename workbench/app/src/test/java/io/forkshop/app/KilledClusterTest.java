package io.forkshop.app;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.fault.Answer;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIGKILL for a workbench whose cluster is under load. */
class KilledClusterTest {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final int CLIENTS = 4;

    @TempDir private Path state;
    private final String session = "killed-" + Long.toHexString(System.nanoTime());

    @ParameterizedTest
    @CsvSource({"web.java,rr", "web.java,shared", "web.js,least", "web.js,shared"})
    void noWorkerIsLeftAndThePortIsFree(String file, String policy) throws Exception {
        assumeTrue(!file.endsWith("js") || Here.hasNode(), "node is not installed");
        SpawnOptions options = SpawnOptions.defaults().env(Workbench.environment(state));
        try (ChildProcess workbench =
                ChildProcesses.spawn(Workbench.JAVA, Workbench.arguments(session), options)) {
            int port = start(workbench, file, policy);
            AtomicInteger answered = new AtomicInteger();
            List<Thread> clients = load(port, answered);
            until("the load is served", () -> answered.get() > 20);

            workbench.kill(Signal.SIGKILL);

            until("no worker is left", () -> Workbench.marked(mark()).isEmpty());
            until("the port is free", () -> isFree(port));
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    private String mark() {
        return "FORKSHOP_SESSION=" + session;
    }

    private int start(ChildProcess workbench, String file, String policy) throws IOException {
        OutputStream keys = workbench.stdin();
        String line = "cluster start " + file + " -n 2 --policy " + policy + "\n";
        keys.write(line.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(workbench.stdout(), StandardCharsets.UTF_8));
        Matcher port = PORT.matcher(said.readLine());
        assertEquals(true, port.find(), "no port was said");
        return Integer.parseInt(port.group(1));
    }

    /** Clients that ask until they are refused. */
    private static List<Thread> load(int port, AtomicInteger answered) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.startVirtualThread(() -> ask(port, answered)));
        }
        return clients;
    }

    private static void ask(int port, AtomicInteger answered) {
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", port);
        try {
            Answer answer = Answer.to(server, "/", Until.DEADLINE);
            while (answer.kind() != Answer.Kind.REFUSED) {
                answered.incrementAndGet();
                answer = Answer.to(server, "/", Until.DEADLINE);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket ours = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return ours.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
