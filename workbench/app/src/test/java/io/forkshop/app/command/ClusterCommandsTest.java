package io.forkshop.app.command;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.app.Here;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.cluster.SlotState;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The commands of a cluster, with real workers. */
class ClusterCommandsTest extends AtThePrompt {
    private LiveCluster cluster() {
        return prompt.session.world().cluster().orElseThrow();
    }

    private long pid(String slot) {
        return cluster().slot(slot).pid().orElse(-1);
    }

    private String says(String line) {
        return String.join("\n", prompt.says(line));
    }

    @Test
    void aClusterIsStartedAskedAndSeen() {
        String said = says("cluster start web.java -n 2");
        assertTrue(said.startsWith("web.java, round robin, http://127.0.0.1:"), said);
        assertTrue(said.contains("Next: ask"), said);
        assertEquals(List.of("c1", "c2"), names());

        String asked = says("ask -n 6");
        assertTrue(asked.startsWith("6 answered, 0 refused, 0 lost"), asked);
        assertTrue(asked.contains("c1 (pid " + pid("c1") + ") 3x"), asked);
        assertTrue(says("ask /slow?ms=20 -n 2").startsWith("2 answered"));

        String status = says("cluster");
        assertTrue(status.matches("(?s).*\nc2 +\\d+  listening +4 .*"), status);
        assertTrue(says("ps").matches("(?s).*\nc1 +" + pid("c1") + " .*WorkerMain web 0.*"));
        assertTrue(says("tree").contains("c2  pid " + pid("c2")));
        assertTrue(says("messages c1").contains("(internal)"));
        assertTrue(says("where").contains("Processes alive: 2"));
    }

    @Test
    void whatIsNotKnownUnderSharedIsCalledSo() {
        prompt.type("cluster start web.java -n 1 --policy shared");
        String java = says("cluster status");
        assertTrue(java.matches("(?s).*\nc1 +\\d+  listening +- +\\d.*"), java);
        assertTrue(java.contains("what it served is not known."), java);
        prompt.type("cluster stop");
        assumeTrue(Here.hasNode(), "node is not installed");
        prompt.type("cluster start web.js -n 1 --policy shared");
        String node = String.join(" ", prompt.says("cluster status"));
        assertTrue(node.matches(".* c1 +\\d+  listening +- +- .*"), node);
        assertTrue(node.contains("what it served is not known."), node);
    }

    private List<String> names() {
        return prompt.session.world().alive().stream().map(live -> live.name()).toList();
    }

    @Test
    void aKilledWorkerIsReplacedWhoeverKillsIt() {
        prompt.type("cluster start web.java -n 1");
        for (String line : List.of("cluster kill c1", "cluster kill random", "kill c1")) {
            long killed = pid("c1");
            assertEquals(0, prompt.type(line), prompt.err());
            until(
                    "another worker listens after " + line,
                    () ->
                            pid("c1") != killed
                                    && cluster().slot("c1").state() == SlotState.LISTENING);
        }
        assertEquals(3, cluster().slot("c1").restarts());
        until("it was told", () -> prompt.err().contains("c1: pid"));
        assertTrue(says("ask -n 2").startsWith("2 answered"));
    }

    @Test
    void aReloadBringsNewWorkersAndABadOneIsRolledBackWithItsReason() {
        prompt.type("cluster start web.java -n 2");
        long first = pid("c1");
        String reloaded = says("cluster reload");
        assertTrue(reloaded.contains("Every slot runs web.java."), reloaded);
        assertNotEquals(first, pid("c1"));

        List<Long> before = List.of(pid("c1"), pid("c2"));
        broken("DoesNotCompile.java", "DoesNotCompile.java:");
        broken("Crashes.java", "exited with code 1");
        assertEquals(before, List.of(pid("c1"), pid("c2")));
        assertTrue(says("ask -n 2").startsWith("2 answered"));
        assertEquals(1, prompt.type("cluster reload no-such.java"));
    }

    private void broken(String file, String why) {
        String said = says("cluster reload " + Here.child(file));
        assertTrue(said.contains("Rolled back, every slot runs what it ran"), said);
        assertTrue(said.contains(why), said);
    }

    @Test
    void scalingAddsAndRetiresTheLast() {
        prompt.type("cluster start web.java -n 1");
        assertTrue(says("cluster scale 3").contains("c3"));
        assertEquals(3, prompt.session.world().alive().size());
        says("cluster scale 1");
        assertEquals(List.of("c1"), names());
        assertEquals(2, prompt.type("cluster scale 0"));
        assertEquals(2, prompt.type("cluster scale 65"));
    }

    @Test
    void stopFreesThePortAndAnotherClusterMayCome() {
        prompt.type("cluster start web.java -n 2");
        assertEquals(1, prompt.type("cluster start web.java"));
        assertTrue(prompt.err().contains("There is a cluster already"), prompt.err());
        String said = says("cluster stop");
        assertTrue(said.matches("(?s).*2 workers have ended\\. Port \\d+ is free\\."), said);
        assertEquals(List.of(), names());
        assertEquals(1, prompt.type("cluster status"));
        assertEquals(0, prompt.type("cluster start web.java -n 1 --policy shared"));
    }

    @Test
    void theCleanUpEndsTheWorkersAndNoneFollowsThem() {
        prompt.type("cluster start web.java -n 2");
        assertEquals("2 processes ended on SIGTERM. None is left.", says("cleanup"));
        assertEquals(1, prompt.type("cluster status"));
        assertEquals("Nothing to end: no process of this workbench is alive.", says("cleanup"));
    }

    @Test
    void aWorkerThatNeverListensIsToldWithItsTally() {
        String said = says("cluster start " + Here.child("Crashes.java") + " -n 1");
        assertTrue(said.matches("(?s).*c1 +-  failed .* 6 x exited with code 1.*"), said);
        assertTrue(said.contains("Not every worker listens."), said);
        assertTrue(says("output c1").contains("a bad version"), prompt.out());
        assertEquals(1, prompt.type("cluster retry c9"));
        assertEquals(0, prompt.type("cluster stop"));
    }

    @Test
    void whatCannotBeMeantStartsNothing() {
        for (String line :
                List.of(
                        "cluster",
                        "cluster begin",
                        "cluster start",
                        "cluster start web.java web.js",
                        "cluster start web.java -n 0",
                        "cluster start web.java -n 65",
                        "cluster start web.java -n",
                        "cluster start web.java --policy fastest",
                        "cluster start web.java --port 65536",
                        "cluster start web.java --polcy rr",
                        "ask -n 0",
                        "ask a b",
                        "fault",
                        "fault flood c1")) {
            assertEquals(2, prompt.type(line), line);
        }
        for (String line :
                List.of(
                        "cluster start " + Here.child("DoesNotCompile.java"),
                        "cluster start no-such.java",
                        "cluster stop",
                        "ask",
                        "ask http://example.org:80/",
                        "ask ftp://127.0.0.1:80/",
                        "fault kill c1")) {
            assertEquals(1, prompt.type(line), line);
        }
        assertTrue(says("cluster start web.java --polcy rr").contains("Did you mean '--policy'?"));
        assertTrue(prompt.session.world().cluster().isEmpty());
    }

    @Test
    void onANarrowScreenTheTableIsBlocks() {
        try (Typing narrow = new Typing(home, 40)) {
            narrow.type("cluster start web.java -n 1");
            List<String> said = narrow.says("cluster status");
            assertTrue(said.contains("STATE: listening"), said.toString());
            assertTrue(said.stream().allMatch(line -> line.length() <= 40), said.toString());
        }
    }

    @Test
    void workersOfNodeAndOfJavaFollowEachOtherInOneCluster() {
        assumeTrue(Here.hasNode(), "node is not installed");
        prompt.type("cluster start web.js -n 2");
        assertTrue(says("ask -n 4").contains("c2 (pid " + pid("c2") + ") 2x"));
        assertTrue(says("cluster reload web.java").contains("Every slot runs web.java."));
        assertTrue(says("ask -n 4").startsWith("4 answered"));
        assertTrue(says("cluster reload web.js").contains("Every slot runs web.js."));
        assertFalse(says("cluster status").contains("died"));
    }
}
