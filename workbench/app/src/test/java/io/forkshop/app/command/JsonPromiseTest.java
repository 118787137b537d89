package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code --json} prints has the keys that docs/json.adoc promises, in its order, no others.
 */
class JsonPromiseTest {
    private static final Path PAGE = Path.of("../../docs/json.adoc");
    private static final String PROCESS =
            "pid ppid who state pgid sid threads core cpuMillis rssKib pssKib voluntarySwitches"
                    + " involuntarySwitches startedMillis ports command name askedBy";

    @TempDir Path home;
    private Typing prompt;

    @BeforeEach
    void open() {
        prompt = new Typing(home);
        prompt.fork("Echo.java");
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    @Test
    void psIsASnapshotWithItsProcesses() {
        var ps = one("ps --json");
        keys("snapshot time cause note processes", ps);
        keys(PROCESS, list(ps, "processes").getFirst());
        assertEquals(null, ps.get("snapshot"), "it is of now, and not kept");
        var kept = one("ps --json @2");
        assertEquals(2, ((Number) kept.get("snapshot")).intValue());
        assertTrue(kept.get("cause").toString().startsWith("fork "));
        var worker =
                list(kept, "processes").stream()
                        .filter(process -> "w1".equals(process.get("name")))
                        .findFirst()
                        .orElseThrow();
        assertTrue(worker.get("askedBy").toString().startsWith("fork "));
    }

    @Test
    void treeIsTheSameWithChildren() {
        var tree = one("tree --json");
        keys("snapshot time cause note roots", tree);
        var root = list(tree, "roots").getFirst();
        keys(PROCESS + " children", root);
        var children = list(root, "children");
        assertTrue(children.stream().anyMatch(c -> "w1".equals(c.get("who"))), children::toString);
    }

    @Test
    void changedIsAListOfChanges() {
        prompt.type("kill w1 SIGKILL");
        prompt.type("await w1 exit");
        var changed = one("changed --json @2");
        keys("from to changes", changed);
        var died = list(changed, "changes").getFirst();
        keys("change pid who command state ending from to", died);
        assertEquals("died", died.get("change"));
        assertEquals("{code=null, signal=SIGKILL}", died.get("ending").toString());
    }

    @Test
    void historyIsOneObjectALine() {
        var lines = prompt.says("history --json");
        assertEquals(2, lines.size());
        keys("snapshot time cause processes", object(lines.getLast()));
    }

    @Test
    void inspectIsAProcessWithItsParts() {
        var process = one("inspect --json w1");
        keys(
                PROCESS
                        + " voluntaryMore involuntaryMore arguments threadList descriptors memory"
                        + " signals limits environment",
                process);
        keys(
                "tid name madeBy state cpuMillis voluntarySwitches involuntarySwitches",
                list(process, "threadList").getFirst());
        var descriptor = list(process, "descriptors").get(3);
        keys("fd kind access target detail sharedWith otherEnds", descriptor);
        assertEquals("channel", descriptor.get("kind"));
        keys("pid fd", list(descriptor, "otherEnds").getFirst());
        keys(
                "rssKib pssKib sharedKib privateKib swapKib peakKib heapLimit",
                (Map<?, ?>) process.get("memory"));
        keys("caught ignored blocked pending", (Map<?, ?>) process.get("signals"));
    }

    @Test
    void topIsOneObjectForEachFrame() {
        var lines = prompt.says("top --json -n 2 -i 100ms");
        assertEquals(2, lines.size());
        for (var i = 0; i < 2; i++) {
            var frame = object(lines.get(i));
            keys("frame time seconds note processes", frame);
            assertEquals(i + 1, ((Number) frame.get("frame")).intValue());
            var worker = list(frame, "processes").getLast();
            keys(
                    PROCESS
                            + " cpuPercent voluntaryPerSecond involuntaryPerSecond"
                            + " receivedPerSecond sentPerSecond",
                    worker);
            assertEquals(0, ((Number) worker.get("receivedPerSecond")).intValue());
        }
    }

    @Test
    void claimsIsATableWithTheLastRunOfEach() {
        prompt.type("run C3.7c alive");
        var claims = one("claims --json C3.7c");
        keys("hold doNotHold notMeasured notRun claims", claims);
        var claim = list(claims, "claims").getFirst();
        keys("id claim verdict run", claim);
        var run = (Map<?, ?>) claim.get("run");
        keys(
                "version id claim question prediction match answer observations verdict explanation"
                        + " command started console symbolic surroundings time millis",
                run);
        keys("label value unit", list(run, "observations").getFirst());
        keys("os kernel arch cores java node forkshop", (Map<?, ?>) run.get("surroundings"));
    }

    @Test
    void everyKeyStandsInThePage() throws IOException {
        var page = Files.readString(PAGE);
        prompt.type("run C3.7c");
        var claim = list(one("claims --json C3.7c"), "claims").getFirst();
        var run = (Map<?, ?>) claim.get("run");
        for (var object :
                List.of(
                        one("claims --json C3.7c"),
                        claim,
                        run,
                        list(run, "observations").getFirst(),
                        (Map<?, ?>) run.get("surroundings"),
                        one("ps --json"),
                        one("tree --json"),
                        one("changed --json"),
                        one("inspect --json w1"),
                        one("top --json -i 100ms"),
                        list(one("top --json -i 100ms"), "processes").getFirst(),
                        list(one("ps --json"), "processes").getFirst(),
                        list(one("changed --json"), "changes").getFirst(),
                        list(one("inspect --json w1"), "threadList").getFirst(),
                        list(one("inspect --json w1"), "descriptors").getFirst(),
                        (Map<?, ?>) one("inspect --json w1").get("memory"))) {
            for (var key : object.keySet()) {
                assertTrue(page.contains("`" + key + "`"), key + " is not in docs/json.adoc");
            }
        }
    }

    private Map<?, ?> one(String line) {
        var said = prompt.says(line);
        assertEquals(1, said.size(), said.toString());
        return object(said.getFirst());
    }

    private static Map<?, ?> object(String line) {
        return (Map<?, ?>) Json.parse(line);
    }

    private static List<Map<?, ?>> list(Map<?, ?> object, String key) {
        return ((List<?>) object.get(key)).stream().<Map<?, ?>>map(o -> (Map<?, ?>) o).toList();
    }

    private static void keys(String expected, Map<?, ?> object) {
        assertEquals(
                expected,
                String.join(" ", object.keySet().stream().map(Object::toString).toList()));
    }
}
