package io.forkshop.runtime.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.ClusterServer;
import io.forkshop.runtime.cluster.ClusterWorker;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExecResult;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnException;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.process.SyncResult;
import io.forkshop.runtime.tree.TreeEnding;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page "From Node to the JVM" leaves out nothing of Node's and names nothing that is not. */
class FromNodeTest {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CALL = Pattern.compile("\\b([a-z][A-Za-z]*)\\(");

    /** What is Node's, or the language's, and not the library's. */
    private static final Set<String> OTHERS = Set.of("on", "off", "try", "exited", "setupPrimary");

    private static final Set<String> OURS =
            Stream.of(
                            Cancellation.class,
                            ChildProcess.class,
                            ChildProcesses.class,
                            Cluster.class,
                            ClusterOptions.class,
                            ClusterServer.class,
                            ClusterWorker.class,
                            ExecException.class,
                            ExecHandle.class,
                            ExecOptions.class,
                            ExecResult.class,
                            ExitStatus.class,
                            ForkOptions.class,
                            Handle.class,
                            Parent.class,
                            SpawnException.class,
                            SpawnOptions.class,
                            Stdio.class,
                            SyncResult.class,
                            TreeEnding.class,
                            Worker.class)
                    .flatMap(type -> Stream.of(type.getMethods()))
                    .map(Method::getName)
                    .collect(Collectors.toSet());

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Docs.FOLDER.resolve("from-node-to-the-jvm.adoc"));
    }

    /** As the headings of Node 20's documentation of child_process name them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spawn exec execFile fork spawnSync execSync execFileSync",
                "cwd env argv0 stdio detached uid gid serialization shell signal timeout"
                        + " killSignal",
                "maxBuffer encoding input silent execPath execArgv windowsHide",
                "windowsVerbatimArguments",
                "spawn error message disconnect exit close",
                "channel connected exitCode killed pid signalCode spawnargs spawnfile",
                "stdin stdout stderr stdio",
                "kill send disconnect ref unref [Symbol.dispose]",
                "'pipe' 'overlapped' 'ignore' 'inherit' 'ipc'",
                "keepOpen net.Server net.Socket dgram.Socket"
            })
    void everyWordOfNodesIsOnIt(String words) {
        Set<String> missing = new TreeSet<>();
        for (String word : words.split(" ")) {
            Pattern inCode = Pattern.compile("`[^`\n]*" + Pattern.quote(word) + "\\b?[^`\n]*`");
            if (!inCode.matcher(page).find()) {
                missing.add(word);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyCallThatItNamesExists() {
        Set<String> unknown = new TreeSet<>();
        int calls = 0;
        for (Matcher code = CODE.matcher(page); code.find(); ) {
            for (Matcher call = CALL.matcher(code.group(1)); call.find(); calls++) {
                if (!OURS.contains(call.group(1)) && !OTHERS.contains(call.group(1))) {
                    unknown.add(call.group(1));
                }
            }
        }
        assertTrue(calls > 100, "only " + calls + " calls on the page");
        assertEquals(Set.of(), unknown);
    }
}
