package io.forkshop.runtime.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.children.SaysItsId;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.Client;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Java workers in the cluster of a real Node primary, under both of its policies. */
@ExtendWith(NothingLeftBehind.class)
class NodePrimaryTest {
    /** Node, and what it has said so far. */
    private record Primary(ChildProcess node, BufferedReader out, List<String> said)
            implements AutoCloseable {
        static Primary start(String policy, int workers) {
            Workers.assumeNode();
            List<String> java =
                    List.of(
                            "-XX:+UseSerialGC",
                            "-Xrs",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            Workers.library() + ":" + Workers.classes());
            ChildProcess node =
                    ChildProcesses.spawn(
                            "node",
                            Workers.script("cluster/primary.js").toString(),
                            policy,
                            Integer.toString(workers),
                            Workers.java(),
                            Json.write(java),
                            SaysItsId.class.getName());
            return new Primary(
                    node,
                    new BufferedReader(new InputStreamReader(node.stdout())),
                    new ArrayList<>());
        }

        String await(String start) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith(start)) {
                    return line;
                }
            }
            throw new AssertionError(
                    "node never said " + start + ": " + said + new String(errors()));
        }

        private byte[] errors() throws IOException {
            return node.stderr().readAllBytes();
        }

        void tell(String line) throws IOException {
            node.stdin().write((line + "\n").getBytes());
            node.stdin().flush();
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rr", "none"})
    void javaWorkersShareNodesPort(String policy) throws Exception {
        try (Primary primary = Primary.start(policy, 2)) {
            int port = Integer.parseInt(primary.await("all ").split(" ")[1]);

            List<String> who = Client.whoServes(port, 6);
            assertTrue(List.of("1", "2").containsAll(who), who::toString);
            if (policy.equals("rr")) {
                assertEquals(3, who.stream().filter("1"::equals).count(), who::toString);
            }

            primary.tell("disconnect");
            primary.await("all gone"); // Node says so when they are disconnected.
            Set<String> exits = Set.of(primary.await("exit"), primary.await("exit"));
            assertEquals(Set.of("exit 1 0 null true", "exit 2 0 null true"), exits);
            primary.tell("end");
            assertEquals("exited with code 0", Story.of(primary.node()).exit().toString());
        }
    }

    @Test
    void nodeHearsItsJavaWorkersInItsOwnOrder() throws Exception {
        try (Primary primary = Primary.start("rr", 1)) {
            primary.await("all ");
            primary.tell("kill 1");
            primary.await("exit 1 null SIGKILL false");
            assertEquals("online 1", primary.said().getFirst());
            assertTrue(primary.said().get(1).startsWith("listening 1 4 127.0.0.1 "));
            primary.tell("end");
        }
    }
}
